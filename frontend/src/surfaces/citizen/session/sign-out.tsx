import { useRef, useState } from "react";
import { forgetDrafts, hasDrafts } from "../contact/drafts";
import { forgetReceipt } from "../contact/receipt";
import { useWords } from "../i18n/words";
import { Notice } from "../parts/notice";
import { problemText } from "../parts/problem";
import { go } from "../router";
import { useMe, useSession } from "./session";

/** Signing out asks what to do with text that was not sent: others may use the device. */
export function SignOut() {
  const { say } = useWords();
  const { signOut } = useSession();
  const owner = useMe().drafts;
  const dialog = useRef<HTMLDialogElement>(null);
  const [error, setError] = useState<unknown>();

  const leave = async (forget: boolean) => {
    setError(undefined);
    // First of all: whether or not the server answers, it is to be gone from here.
    if (forget) forgetDrafts(owner);
    try {
      await signOut();
      forgetReceipt(owner);
      go("");
    } catch (failure) {
      setError(failure);
      dialog.current?.showModal();
    }
  };
  const ask = () => (hasDrafts(owner) ? dialog.current?.showModal() : void leave(true));

  return (
    <>
      <button type="button" className="button quiet" onClick={ask}>
        {say("sign-out")}
      </button>
      <dialog ref={dialog} aria-labelledby="sign-out-title">
        <h2 id="sign-out-title">{say(error ? "sign-out.failed" : "sign-out.title")}</h2>
        {error ? (
          <Notice tone="warn" live>
            <p>{problemText(say, error)}</p>
          </Notice>
        ) : (
          <p>{say("sign-out.text")}</p>
        )}
        <div className="buttons column">
          <button type="button" className="button" onClick={() => void leave(true)}>
            {say("sign-out.forget")}
          </button>
          <button type="button" className="button quiet" onClick={() => void leave(false)}>
            {say("sign-out.keep")}
          </button>
          <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
            {say("cancel")}
          </button>
        </div>
      </dialog>
    </>
  );
}
