import { Modal, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { useMe } from "../../api/queries";
import { onSessionChange, sessionExpired, signedInAgain } from "../../api/session-gate";
import { reconnectNow } from "../../live/live";
import { SignInForm } from "./sign-in-form";

/**
 * Over the work when the session has ended: nothing typed is lost, and what was
 * being sent goes on by itself. Somebody else starts from an empty desk.
 */
export function SessionDialog() {
  const { t } = useTranslation("session");
  const me = useMe();
  const client = useQueryClient();
  const expired = useSyncExternalStore(onSessionChange, sessionExpired);

  const back = (now: Schemas["Me"]) => {
    if (now.id !== me.id) return location.assign("/");
    client.setQueryData(keys.me, now);
    signedInAgain();
    reconnectNow();
  };

  return (
    <Modal
      opened={expired}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t("again.title")}
      size="sm"
    >
      <Text size="sm" mb="md">
        {t("again.text")}
      </Text>
      <SignInForm username={me.username} onSignedIn={back} />
    </Modal>
  );
}
