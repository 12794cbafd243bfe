// Made by `npm run generate` from openapi.json; do not edit.

export interface paths {
    "/api/v1/access-log/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who read and changed what (P-3) */
        post: operations["access-log"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Actions (KP-6a) */
        get: operations["actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizen/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an answered form (KP-4) */
        post: operations["citizen-contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizen/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which citizen is signed in */
        get: operations["citizen-me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizen/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The forms that units offer (E-1) */
        get: operations["citizen-services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizen/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a test identity; demonstration only */
        post: operations["citizen-sign-in"];
        /** Sign out */
        delete: operations["citizen-sign-out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizen/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Language, and where notices go (CG-20) */
        put: operations["citizen-settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizen/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one signs in on the citizen's pages */
        get: operations["citizen-start"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizen/texts/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An article for citizens */
        get: operations["public-text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizen/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the inbox, newest first */
        get: operations["citizen-threads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizen/threads/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open a thread */
        get: operations["citizen-thread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizen/threads/{number}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write in a thread */
        post: operations["citizen-message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/common-texts/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Publish another version of everybody's text */
        put: operations["publish-common-text"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What did not arrive, is uncertain or waits after a failure; newest first */
        get: operations["deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again at once */
        post: operations["delivery-again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/arrived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An uncertain one did arrive */
        post: operations["delivery-arrived"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it up */
        post: operations["delivery-withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this is the demonstration, and its accounts */
        get: operations["demo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units, queues, people, groups */
        get: operations["directory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My drafts, newest first */
        get: operations["drafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my drafts */
        get: operations["draft"];
        /** Keep what is not sent yet */
        put: operations["put-draft"];
        post?: never;
        /** Throw a draft away */
        delete: operations["delete-draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every mail that was taken in, with what became of it, newest first */
        get: operations["mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mail, with its text while it waits or is parked */
        get: operations["mail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/{id}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say where a mail belongs */
        post: operations["place-mail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My day */
        get: operations["my-day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** What a person chose for their own screen */
        patch: operations["settings"];
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I should know, newest first (P-4) */
        get: operations["notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have read it */
        post: operations["read-notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find a patient by one of three; never in a URL (KP-9) */
        post: operations["search-patients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Queues with live counts */
        get: operations["queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Close a queue for what is new, or open it again */
        patch: operations["close-queue"];
        trace?: never;
    };
    "/api/v1/queues/{id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the most urgent waiting ticket; 204 where nothing waits */
        post: operations["next"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contact reasons (KP-6) */
        get: operations["reasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rehearsals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest rehearsals, without their results */
        get: operations["rehearsals"];
        put?: never;
        /** Run a draft or a version over a past period */
        post: operations["start-rehearsal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rehearsals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a rehearsal has come, and its result */
        get: operations["rehearsal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rehearsals/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a rehearsal that waits or runs */
        post: operations["stop-rehearsal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the routing of my units stands */
        get: operations["routing-units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/units/{unit}/back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the content of an earlier version count again */
        post: operations["routing-back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/units/{unit}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is wrong with a plan; nothing is kept */
        post: operations["check-routing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/units/{unit}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft of a unit, with what is wrong with it */
        get: operations["routing-draft"];
        /** Begin a draft, or keep it as it is now; faults are kept too */
        put: operations["save-routing-draft"];
        post?: never;
        /** Throw the draft away */
        delete: operations["drop-routing-draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/units/{unit}/expression": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same conditions as an expression, or as a list */
        post: operations["routing-expression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/units/{unit}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the draft count, at once or from an instant on */
        post: operations["publish-routing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/units/{unit}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of a unit's routing, newest first, without their plans */
        get: operations["routing-versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/units/{unit}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version, with what is wrong with it today */
        get: operations["routing-version"];
        put?: never;
        post?: never;
        /** Take back a version that has not begun to count */
        delete: operations["withdraw-routing"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/units/{unit}/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What rules can be written with */
        get: operations["routing-vocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["sign-in"];
        /** Sign out, here or everywhere */
        delete: operations["sign-out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mail that waits and what did not arrive */
        get: operations["attention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/people/{id}/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One colleague's day, without patients (P-13) */
        get: operations["person-day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Resolution rate by KP-8's two definitions */
        get: operations["resolution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where each contact reason is solved and which rules placed it (KP-8) */
        get: operations["routing-figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Today per line and queue */
        get: operations["today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts by way, hour and unit, and E-2's promise (KP-11) */
        get: operations["ways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates and articles at hand (E-3, KP-9) */
        get: operations["list-texts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/texts/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A text, as it is or was */
        get: operations["read-text"];
        /** Publish another version of a unit's text */
        put: operations["publish-text"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/texts/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of a text, newest first */
        get: operations["text-versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of tickets */
        get: operations["list-tickets"];
        put?: never;
        /** Register a contact (KP-4) */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open a ticket */
        get: operations["open-ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Put right what was noted */
        patch: operations["edit"];
        trace?: never;
    };
    "/api/v1/tickets/{number}/alarm-choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep what was chosen about words that suggest an emergency (KP-7a) */
        post: operations["alarm-choice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close with an action */
        post: operations["close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/correct-patient": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace a patient attached by mistake (P-14) */
        post: operations["correct-patient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/earlier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The patient's other tickets, newest first */
        get: operations["earlier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Escalate with a question */
        post: operations["escalate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand it over (Omfördela) */
        post: operations["hand-over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that another ticket belongs with it (Länka) */
        post: operations["link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/links/{to}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a link away */
        delete: operations["unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make it part of another ticket (Slå ihop, P-14) */
        post: operations["merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a note */
        post: operations["note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the customer (Motfråga) and wait for the answer */
        post: operations["request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open again */
        post: operations["reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the customer (Besvara); it leaves after ten seconds */
        post: operations["reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a wait or a watch */
        post: operations["resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return with an answer */
        post: operations["return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show protected details, with a reason (P-4) */
        post: operations["reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it (Fördela till mig) */
        post: operations["take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/texts/{key}/fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A template with its fields filled in from a ticket */
        post: operations["fill-text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, with what was merged into it */
        get: operations["timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a merge, within a day */
        post: operations["unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/unsend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what one sent last, before it has left */
        post: operations["unsend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wait for the customer */
        post: operations["wait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put on watch until a day */
        post: operations["watch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why the ticket lies where it lies */
        get: operations["why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A unit's open tickets for paper */
        post: operations["print"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of the left column's views */
        get: operations["views"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessEntry: {
            /** @description read, write, list, search, push, reveal */
            activity: string;
            /** @description What exactly was asked or done, in codes (P-8) */
            args?: string;
            /** Format: date-time */
            at: string;
            patients: components["schemas"]["AccessPatient"][];
            purpose: string;
            resource: string;
            role: string;
            ticket?: string;
            unit: string;
            user_hsa_id: string;
            /** Format: int64 */
            user_id: number;
            user_name: string;
            user_title: string;
            why?: string;
        };
        AccessPatient: {
            /** Format: int64 */
            id: number;
            identity_number?: string;
            name?: string;
        };
        AccessQuery: {
            cursor?: string;
            /** @description User name or HSA-id */
            employee?: string;
            /** Format: date-time */
            from?: string;
            identity_number?: string;
            /** Format: int64 */
            limit?: number;
            ticket?: string;
            /** Format: date-time */
            to?: string;
        };
        Action: {
            code: string;
            journalled?: components["schemas"]["Journalled"];
            note?: string;
        };
        ActionInfo: {
            /** @description This person may state it */
            allowed: boolean;
            code: string;
            /** @description Must be documented in the record (P-10) */
            medical: boolean;
            name: string;
            name_en: string;
            /** @description Needs where to, or what */
            needs_note: boolean;
            /**
             * @description Who may state it
             * @enum {string}
             */
            requires?: "licensed" | "prescriber";
            /** @description Counts as solved here */
            solved: boolean;
        };
        AlarmChoice: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"] | null;
            /** @enum {string} */
            choice: "112" | "nurse" | "no-emergency";
        };
        AlarmWord: {
            pattern: string;
            word: string;
        };
        Attachment: {
            /** Format: int64 */
            id: number;
            /** @description Shown inside the markup */
            inline?: boolean;
            name: string;
            /** @description Can be shown in the sandboxed frame */
            preview: boolean;
            /** Format: int64 */
            size: number;
            /** @description Found in the bytes */
            type: string;
        };
        Attention: {
            /** Format: date-time */
            at: string;
            /**
             * Format: int64
             * @description Deliveries that failed for good
             */
            failed: number;
            mail: components["schemas"]["WaitingRow"][];
            /**
             * Format: int64
             * @description Deliveries of which nobody can tell
             */
            uncertain: number;
        };
        Caller: {
            kind: string;
            /** Format: date-time */
            last_at: string;
            name: string;
            relation?: string;
        };
        Can: {
            alarm_choice: boolean;
            close: boolean;
            correct_patient: boolean;
            edit: boolean;
            escalate: boolean;
            hand_over: boolean;
            link: boolean;
            merge: boolean;
            note: boolean;
            reopen: boolean;
            reply: boolean;
            request: boolean;
            resume: boolean;
            return: boolean;
            /** @description Show protected details, with a reason (P-4) */
            reveal: boolean;
            take: boolean;
            unmerge: boolean;
            wait: boolean;
            watch: boolean;
        };
        CheckRouting: {
            plan: components["schemas"]["RoutingPlan"];
        };
        ChooseAlarm: {
            /** @enum {string} */
            choice: "112" | "nurse" | "no-emergency";
            /** Format: int64 */
            version: number;
        };
        Citizen: {
            /** @description Opaque and the same at every signing in: whose the texts are that the browser keeps until they are sent */
            drafts: string;
            /**
             * Format: int64
             * @description The session ends when nothing has been asked for this long; the page warns before
             */
            idle_seconds: number;
            /** @enum {string} */
            language: "sv" | "en";
            name: string;
            /** @description Empty: no notices */
            notify_email: string;
            /** Format: int64 */
            unread: number;
        };
        CitizenContact: {
            /** @description Question id to text; choices by value */
            answers: unknown;
            attachments?: number[];
            /** Format: int64 */
            version: number;
        };
        CitizenConversation: {
            can_write: boolean;
            closed: boolean;
            /** Format: date-time */
            last_at: string;
            /** @description Oldest first */
            messages: components["schemas"]["CitizenMessage"][];
            number: string;
            preview: string;
            /** @description The contact point waits for an answer */
            question: boolean;
            subject: string;
            unit: string;
            unread: boolean;
        };
        CitizenIdentity: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        CitizenMessage: {
            /** Format: date-time */
            at: string;
            attachments?: components["schemas"]["Attachment"][];
            /** @description The unit's name, with name and title of who wrote, or the citizen's */
            from: string;
            /** Format: int64 */
            id: number;
            mine: boolean;
            question: boolean;
            text: string;
            /** @description One of ours that had not been opened before now */
            unread: boolean;
        };
        CitizenReceipt: {
            /** @description The text suggests an emergency: say 112 and 1177 (KP-7a) */
            alarm: boolean;
            /**
             * Format: date
             * @description The last day of the promise
             */
            answer_by?: string;
            promise: components["schemas"]["Words"];
            /** Format: date-time */
            received_at: string;
            /** @description Number of the ticket */
            thread: string;
        };
        CitizenReply: {
            attachments?: number[];
            text: string;
        };
        CitizenSettings: {
            /** @enum {string} */
            language: "sv" | "en";
            notify_email: string;
        };
        CitizenSignIn: {
            /** Format: int64 */
            id: number;
        };
        CitizenStart: {
            /** @description Test identities to choose from; only in the demonstration */
            demo: components["schemas"]["CitizenIdentity"][];
            /** @description Where signing in begins (e-id); empty: not set up */
            sign_in?: string;
        };
        CitizenThread: {
            closed: boolean;
            /** Format: date-time */
            last_at: string;
            number: string;
            preview: string;
            /** @description The contact point waits for an answer */
            question: boolean;
            subject: string;
            unit: string;
            unread: boolean;
        };
        Close: {
            action: string;
            journalled?: components["schemas"]["Journalled"];
            note?: string;
            /** @description Contact reason, where it is not stated yet */
            reason?: string;
            /** Format: int64 */
            version: number;
        };
        CloseBody: {
            action: string;
            journalled?: components["schemas"]["Journalled"];
            note?: string;
            /** @description Contact reason, where it is not stated yet */
            reason?: string;
        };
        CloseQueue: {
            closed: boolean;
        };
        Colleague: {
            /** Format: int64 */
            id: number;
            licensed: boolean;
            name: string;
            profession: string;
            queues: number[];
            title?: string;
        };
        Cookie: {
            Domain: string;
            /** Format: date-time */
            Expires: string;
            HttpOnly: boolean;
            /** Format: int64 */
            MaxAge: number;
            Name: string;
            Partitioned: boolean;
            Path: string;
            Quoted: boolean;
            Raw: string;
            RawExpires: string;
            /** Format: int64 */
            SameSite: number;
            Secure: boolean;
            Unparsed: string[];
            Value: string;
        };
        CorrectPatient: {
            /** @description The right patient; left out takes the patient away */
            patient?: components["schemas"]["PatientRef"];
            /** Format: int64 */
            version: number;
            why: string;
        };
        Customer: {
            email?: string;
            /** @enum {string} */
            kind: "patient" | "relative" | "referrer" | "other";
            name?: string;
            phone?: string;
            relation?: string;
        };
        DayRow: {
            /** @description Event kind to how often */
            deeds: {
                [key: string]: number;
            };
            /** Format: int64 */
            hour: number;
        };
        Delivery: {
            /** Format: int64 */
            attempts: number;
            /** @description A receipt or a notice, which nobody wrote */
            automatic?: boolean;
            /** @description It had been taken over by the other side, and came back */
            bounced?: boolean;
            can: components["schemas"]["DeliveryCan"];
            /** @enum {string} */
            channel: "email" | "inbox" | "sms" | "letter" | "webhook";
            /** Format: date-time */
            created_at: string;
            /** @description Slug of why the last attempt failed */
            fault?: string;
            /** Format: int64 */
            id: number;
            /**
             * Format: date-time
             * @description When it is tried next
             */
            next_at?: string;
            /**
             * Format: date-time
             * @description When it came to stand so
             */
            since: string;
            /** @enum {string} */
            state: "queued" | "sending" | "sent" | "failed" | "uncertain" | "withdrawn";
            /** @description Number of the ticket */
            ticket: string;
            /** @description The address; empty for a protected patient (P-4) and where the way has none */
            to?: string;
            unit: string;
            /** @description Who wrote it */
            writer?: components["schemas"]["Person"];
        };
        DeliveryCan: {
            /** @description Try again */
            again: boolean;
            /** @description Say of an uncertain one that it arrived */
            arrived: boolean;
            /** @description Give it up */
            withdraw: boolean;
        };
        DeliveryState: {
            /**
             * Format: date-time
             * @description Since when
             */
            at: string;
            /** Format: int64 */
            attempts?: number;
            /** @description Slug of why the last attempt failed */
            fault?: string;
            /** Format: int64 */
            id: number;
            /**
             * Format: date-time
             * @description When a failed attempt is tried again
             */
            next_at?: string;
            /** @enum {string} */
            state: "queued" | "sending" | "sent" | "failed" | "uncertain" | "withdrawn";
            /** Format: date-time */
            undo_until?: string;
        };
        Demo: {
            accounts: components["schemas"]["DemoAccount"][];
            demo: boolean;
        };
        DemoAccount: {
            name: string;
            title: string;
            username: string;
        };
        Directory: {
            /** @description Words that suggest an emergency (KP-7a) */
            alarm_words: components["schemas"]["AlarmWord"][];
            escalation_reasons: components["schemas"]["Named"][];
            /** @description Competence groups (RF-4) */
            groups: components["schemas"]["Named"][];
            /** @description Service levels */
            levels: components["schemas"]["Named"][];
            /** @description Colleagues in the units that this person sees */
            people: components["schemas"]["Colleague"][];
            queues: components["schemas"]["QueueInfo"][];
            units: components["schemas"]["Unit"][];
        };
        Draft: {
            /** @description JSON or text of the form */
            body: string;
            /** @description 'register', or 'ticket:NUMBER:note' and the like */
            key: string;
            /** Format: date-time */
            updated_at: string;
        };
        DraftBody: {
            body: string;
        };
        Edit: {
            customer?: components["schemas"]["Customer"];
            identified_by?: string;
            /** Format: int64 */
            priority?: number;
            reason?: string;
            subject?: string;
            /** Format: int64 */
            version: number;
        };
        Escalate: {
            group?: string;
            /**
             * Format: int64
             * @enum {integer}
             */
            line?: 2 | 3;
            question: string;
            /** Format: int64 */
            queue?: number;
            /** @description Escalation reason code */
            reason: string;
            /** @description Nurse at once: raises the priority to 1 and marks the ticket */
            urgent?: boolean;
            /** Format: int64 */
            version: number;
        };
        EscalateBody: {
            group?: string;
            /**
             * Format: int64
             * @enum {integer}
             */
            line?: 2 | 3;
            question: string;
            /** Format: int64 */
            queue?: number;
            /** @description Escalation reason code */
            reason: string;
            /** @description Nurse at once: raises the priority to 1 and marks the ticket */
            urgent?: boolean;
        };
        Escalation: {
            answer?: string;
            /** Format: date-time */
            answered_at?: string;
            answered_by?: components["schemas"]["Person"];
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"] | null;
            /** @description The queue that asked */
            from: components["schemas"]["Ref"];
            question: string;
            reason: string;
            /** @description The queue that was asked */
            to: components["schemas"]["Ref"];
        };
        EscalationStep: {
            /**
             * Format: int64
             * @description Percent of the clock's time that is used; 100 is the breach
             */
            after: number;
            id: string;
            name: string;
            next_line?: boolean;
            /** @description handler, owner, supervisor */
            notify?: string[];
            /** Format: int64 */
            priority?: number;
            /** @description first, next, solved, line; empty: any */
            promise?: string;
            /** @description Cover queue to move to */
            queue?: string;
            /** @description Empty: all of the unit's */
            queues?: string[];
        };
        FilledText: {
            missing: string[];
            text: string;
            /** Format: int64 */
            version_id: number;
        };
        Goodbye: {
            reason: string;
            /** @enum {string} */
            type: "goodbye";
        };
        HandOver: {
            note?: string;
            to: components["schemas"]["HandOverTo"];
            /** Format: int64 */
            version: number;
        };
        HandOverTo: {
            /** Format: int64 */
            person?: number;
            /** Format: int64 */
            queue?: number;
        };
        Hello: {
            cursor: string;
            /** @enum {string} */
            type: "hello";
        };
        HourRow: {
            /** Format: int64 */
            hour: number;
            /** Format: int64 */
            in: number;
            /** Format: int64 */
            solved: number;
        };
        Journalled: {
            /** Format: date-time */
            at: string;
            by: string;
            system: string;
        };
        LevelScope: {
            channels?: string[];
            lines?: number[];
            priorities?: number[];
            reasons?: string[];
            types?: string[];
        };
        LevelTarget: {
            /** Format: int64 */
            days?: number;
            /** @description elapsed, open_hours, working_days */
            kind: string;
            /** Format: int64 */
            minutes?: number;
            /**
             * Format: double
             * @description Share of the time used when the clock warns; 0 is three quarters
             */
            warn_at?: number;
        };
        LinkBody: {
            /** @enum {string} */
            kind: "related" | "follow-up" | "duplicate";
            /** @description Number of the other ticket */
            to: string;
            /** Format: int64 */
            version: number;
        };
        ListAccessEntry: {
            items: components["schemas"]["AccessEntry"][];
            next_cursor?: string;
        };
        ListActionInfo: {
            items: components["schemas"]["ActionInfo"][];
            next_cursor?: string;
        };
        ListCitizenThread: {
            items: components["schemas"]["CitizenThread"][];
            next_cursor?: string;
        };
        ListDelivery: {
            items: components["schemas"]["Delivery"][];
            next_cursor?: string;
        };
        ListDraft: {
            items: components["schemas"]["Draft"][];
            next_cursor?: string;
        };
        ListMailEntry: {
            items: components["schemas"]["MailEntry"][];
            next_cursor?: string;
        };
        ListQueue: {
            items: components["schemas"]["Queue"][];
            next_cursor?: string;
        };
        ListReason: {
            items: components["schemas"]["Reason"][];
            next_cursor?: string;
        };
        ListRehearsal: {
            items: components["schemas"]["Rehearsal"][];
            next_cursor?: string;
        };
        ListRoutingUnit: {
            items: components["schemas"]["RoutingUnit"][];
            next_cursor?: string;
        };
        ListRoutingVersion: {
            items: components["schemas"]["RoutingVersion"][];
            next_cursor?: string;
        };
        ListService: {
            items: components["schemas"]["Service"][];
            next_cursor?: string;
        };
        ListText: {
            items: components["schemas"]["Text"][];
            next_cursor?: string;
        };
        ListTicket: {
            items: components["schemas"]["Ticket"][];
            next_cursor?: string;
        };
        ListTimelineItem: {
            items: components["schemas"]["TimelineItem"][];
            next_cursor?: string;
        };
        LiveEvent: {
            cursor: string;
            kind: string;
            /** @description Set without Ticket when the ticket left the topic */
            number?: string;
            prev: string;
            /** @description With topic 'queues': the queues whose counts changed */
            queues?: components["schemas"]["Queue"][];
            /** @description The row as this person may see it */
            ticket?: components["schemas"]["Ticket"];
            topic: string;
            /** @enum {string} */
            type: "event";
        };
        Looking: {
            /** Format: int64 */
            id: number;
            name: string;
            title?: string;
            writing: boolean;
        };
        LookingAt: {
            open: boolean;
            ticket: string;
            /** @enum {string} */
            type: "looking";
            writing?: boolean;
        };
        MailEntry: {
            /** @description Words that suggest an emergency, while it waits (KP-7a) */
            alarm?: string[];
            /** Format: int64 */
            attachments: number;
            /**
             * Format: int64
             * @description How often the same mail came
             */
            copies: number;
            /** @description Names, when one mail is opened */
            files?: string[];
            /** @description Empty for a protected patient */
            from: string;
            from_name?: string;
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            kind: "mail" | "bounce" | "auto-reply" | "automatic";
            /** @description In quarantine: the ticket that it probably belongs to, where this person may see it */
            likely?: components["schemas"]["Ticket"];
            /** @enum {string} */
            outcome: "new" | "joined" | "quarantine" | "parked" | "refused";
            /** @description This person may say now where it belongs */
            placeable: boolean;
            /** Format: date-time */
            received_at: string;
            /** Format: date-time */
            settled_at?: string;
            settled_by?: components["schemas"]["Person"];
            /** Format: int64 */
            size: number;
            subject: string;
            /** @description When one mail is opened */
            text?: string;
            /** @description Where it lies */
            ticket?: string;
            to: string;
            unit?: string;
            why?: string;
        };
        Me: {
            /** @description resource:action pairs that the policy grants in any unit */
            can: string[];
            demo: boolean;
            /** @enum {string} */
            home: "first-line" | "second-line" | "specialist" | "supervisor" | "care-guarantee" | "administrator" | "auditor";
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            language: "sv" | "en";
            licensed: boolean;
            name: string;
            /**
             * Format: date-time
             * @description The server's clock
             */
            now: string;
            /** @enum {string} */
            profession: "administrator" | "nurse" | "bma" | "physician" | "officer" | "none";
            /** @description Queues that this person works in */
            queues: number[];
            roles: components["schemas"]["RoleAt"][];
            settings: components["schemas"]["Settings"];
            title: string;
            username: string;
        };
        MergeBody: {
            /** @description Number of the ticket that stays */
            into: string;
            /** Format: int64 */
            version: number;
        };
        Message: {
            attachments?: components["schemas"]["Attachment"][];
            delivery?: components["schemas"]["DeliveryState"];
            /** @description Quoted text and signature */
            folded?: string;
            /** @description Who wrote, as the mail said; empty for a protected patient */
            from?: string;
            /** @description There is markup: GET /messages/{id}/page in a sandboxed frame */
            html?: boolean;
            /** Format: int64 */
            id: number;
            /** @description Number of the merged ticket that it came with */
            merged_from?: string;
            /**
             * Format: date-time
             * @description When the citizen opened it in the inbox
             */
            opened_at?: string;
            outgoing: boolean;
            /** @description The markup has images elsewhere, blocked until asked for */
            remote_images?: boolean;
            subject?: string;
            /** @description Where it went; empty for a protected patient */
            to?: string;
            /** @enum {string} */
            via?: "email" | "inbox";
            /** @description Taken back before it left */
            withdrawn?: boolean;
        };
        Named: {
            code: string;
            name: string;
            name_en?: string;
        };
        Note: {
            text: string;
            /** Format: int64 */
            version: number;
        };
        Notice: {
            actor: components["schemas"]["Person"] | null;
            /**
             * Format: date-time
             * @description When it was done
             */
            at: string;
            /** Format: int64 */
            id: number;
            /**
             * @description revealed: protected details were shown (P-4); delivery-failed: an answer of yours did not arrive; step: so much of a ticket's time is used; loop: time would move a ticket in a circle, and it stays
             * @enum {string}
             */
            kind: "revealed" | "delivery-failed" | "step" | "loop";
            /** @description Of step and loop: where the ticket lay */
            queue?: components["schemas"]["Ref"];
            read: boolean;
            /**
             * Format: int64
             * @description Of step and loop: how much of the promised time was used, in percent; from 100 on it is late
             */
            share?: number;
            /** @description Number of the ticket */
            ticket: string;
        };
        Notices: {
            items: components["schemas"]["Notice"][];
            next_cursor?: string;
            /**
             * Format: int64
             * @description Of all, not of this page alone
             */
            unread: number;
        };
        NumberCheck: {
            /** Format: int64 */
            age?: number;
            /** @enum {string} */
            kind: "personal" | "coordination" | "reserve";
            normalised: string;
        };
        OpenDay: {
            /** @enum {string} */
            day: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            /** @description 07:30-17:00 */
            spans: string[];
        };
        OpeningHours: {
            /** @description The unit's own closed days, YYYY-MM-DD */
            closed?: string[];
            /** @description What the unit calls its closed days, by YYYY-MM-DD */
            closed_names?: {
                [key: string]: string;
            };
            open_on_holidays?: boolean;
            /** @description mon … sun to spans HH:MM-HH:MM */
            week: {
                [key: string]: string[];
            };
        };
        Option: {
            label: components["schemas"]["Words"];
            value: string;
        };
        Owner: {
            person: components["schemas"]["Person"] | null;
            queue: components["schemas"]["Ref"];
            unit: string;
        };
        Patient: {
            email?: string;
            /** Format: int64 */
            id: number;
            /** @description YYYYMMDD-NNNN */
            identity_number?: string;
            name?: string;
            phone?: string;
            protected?: boolean;
        };
        PatientHit: {
            /** Format: int64 */
            age?: number;
            /** @description At most 20, newest first; open ones are possible duplicates */
            earlier: components["schemas"]["Ticket"][];
            email?: string;
            /** Format: int64 */
            id: number;
            /** @description YYYYMMDD-NNNN */
            identity_number?: string;
            name?: string;
            phone?: string;
            protected?: boolean;
        };
        PatientQuery: {
            identity_number?: string;
            name?: string;
            phone?: string;
        };
        PatientRef: {
            /** Format: int64 */
            id?: number;
            identity_number?: string;
            name?: string;
            phone?: string;
        };
        PatientSearch: {
            /** @description People who rang from this number about somebody else */
            callers: components["schemas"]["Caller"][];
            items: components["schemas"]["PatientHit"][];
            number?: components["schemas"]["NumberCheck"];
        };
        Person: {
            /** Format: int64 */
            id: number;
            name: string;
            title?: string;
        };
        PersonDay: {
            /** @description Hours in which something was done */
            hours: components["schemas"]["DayRow"][];
            /** Format: date */
            on: string;
            person: components["schemas"]["Person"];
        };
        Place: {
            handler?: components["schemas"]["Person"];
            /** Format: int64 */
            line?: number;
            queue?: components["schemas"]["Ref"];
            status?: string;
        };
        PlaceMail: {
            /** @description Becomes a ticket of its own */
            new?: boolean;
            /** @description Concerns nobody: advertising and the like */
            park?: boolean;
            /** @description Joins this ticket */
            ticket?: string;
        };
        Presence: {
            people: components["schemas"]["Looking"][];
            ticket: string;
            /** @enum {string} */
            type: "presence";
        };
        PrintedList: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"];
            /** @description By next deadline */
            items: components["schemas"]["Ticket"][];
            /** @description There are more than fit */
            more?: boolean;
            unit: string;
        };
        Problem: {
            fields?: components["schemas"]["ProblemField"][];
            problems?: components["schemas"]["RoutingProblem"][];
            request_id?: string;
            slug: string;
            /** Format: int64 */
            status: number;
            /** @description With stale-version: the ticket as it is now */
            ticket?: components["schemas"]["Ticket"];
            title: string;
            type: string;
            uses?: components["schemas"]["QueueUse"][];
        };
        ProblemField: {
            /** @description Path in the body, e.g. patient.identity_number */
            field: string;
            slug: string;
        };
        PromiseRow: {
            /** Format: int64 */
            broken: number;
            channel: string;
            /** Format: int64 */
            kept: number;
            /**
             * Format: int64
             * @description Not answered, and there is time
             */
            pending: number;
            /**
             * Format: double
             * @description Kept of kept and broken, 0…1; null when there is none
             */
            rate: number | null;
            unit: string;
        };
        PublishRouting: {
            /** Format: date-time */
            effective_at?: string;
            /** @description Why */
            note: string;
            /** Format: int64 */
            revision: number;
            unrehearsed?: boolean;
        };
        PublishText: {
            /**
             * Format: int64
             * @description The version that was edited; 0: a new text
             */
            after: number;
            body: string;
            /** @enum {string} */
            kind: "template" | "information" | "faq" | "routine";
            /** @enum {string} */
            language: "sv" | "en";
            public: boolean;
            reasons: string[];
            retired?: boolean;
            /** Format: date */
            review_on?: string;
            title: string;
            unit?: string;
        };
        Question: {
            help?: components["schemas"]["Words"];
            id: string;
            /** @enum {string} */
            kind: "choice" | "short-text" | "long-text" | "phone" | "files";
            label: components["schemas"]["Words"];
            /**
             * Format: int64
             * @description Characters, or files
             */
            limit?: number;
            options?: components["schemas"]["Option"][];
            required: boolean;
        };
        Queue: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            late: number;
            /** Format: int64 */
            line: number;
            name: string;
            /** Format: date-time */
            oldest_at: string | null;
            /** Format: int64 */
            open: number;
            unit: string;
        };
        QueueInfo: {
            /** @description Takes nothing new */
            closed?: boolean;
            code: string;
            group?: string;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            line: number;
            mine: boolean;
            name: string;
            unit: string;
            /** @description Tickets of this queue can be listed by this person */
            visible: boolean;
        };
        QueueUse: {
            /** Format: int64 */
            count?: number;
            /** @description Of the rule or the step */
            name?: string;
            /** @description Of a plan: decides.queue, fallback.queue, alarm_queue, steps[0].queue */
            path?: string;
            /** @description Id of the rule that needs it */
            rule?: string;
            /**
             * @description Codes that the language files word
             * @enum {string}
             */
            slug: "live-plan" | "coming-plan" | "drafted-plan" | "open-tickets" | "owned-tickets" | "open-questions" | "only-first-line";
            /** @description Whose plan, or whose queue it is */
            unit: string;
            /** Format: int64 */
            version?: number;
        };
        Reason: {
            code: string;
            /** @description Which of KP-7's limits to remind of when it is chosen */
            limit?: string;
            medical: boolean;
            name: string;
            name_en: string;
            /** @description The profession that the question asks for (P-1) */
            needs?: string;
            needs_patient: boolean;
            /** @description Nobody has said yet what the matter is; to be stated before closing */
            unstated?: boolean;
        };
        Ref: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        Register: {
            /**
             * @description What was chosen when words suggested an emergency (KP-7a)
             * @enum {string}
             */
            alarm_choice?: "112" | "nurse" | "no-emergency";
            /** @enum {string} */
            channel: "phone" | "email" | "citizen1177" | "post" | "fax";
            customer: components["schemas"]["Customer"];
            end?: components["schemas"]["RegisterEnd"];
            /**
             * @description P-11
             * @enum {string}
             */
            identified_by?: "told-number" | "called-back" | "e-id" | "known-voice" | "id-document" | "not-identified";
            /**
             * Format: date-time
             * @description When it happened, where that is not now; at most 31 days back
             */
            occurred_at?: string;
            patient?: components["schemas"]["PatientRef"];
            /** Format: int64 */
            priority?: number;
            reason: string;
            subject: string;
            text: string;
            /** @description Unit code; the sender's own where it is left out */
            unit?: string;
        };
        RegisterEnd: {
            close?: components["schemas"]["CloseBody"];
            escalate?: components["schemas"]["EscalateBody"];
            keep?: boolean;
        };
        Rehearsal: {
            /**
             * Format: int64
             * @description Version that it is compared with
             */
            against: number;
            by: components["schemas"]["Person"] | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: int64
             * @description Tickets so far
             */
            done: number;
            /** Format: date-time */
            ended_at?: string;
            fault?: string;
            /** Format: date-time */
            from: string;
            /** Format: int64 */
            id: number;
            /** @description Left out of lists */
            result?: components["schemas"]["RehearsalResult"];
            /**
             * Format: int64
             * @description Of the draft that was rehearsed
             */
            revision?: number;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "stopped" | "failed";
            /** Format: date-time */
            to: string;
            /** Format: int64 */
            total: number;
            unit: string;
            /**
             * Format: int64
             * @description Or the version that was
             */
            version?: number;
        };
        RehearsalLevel: {
            /** Format: int64 */
            broken_after: number;
            /** Format: int64 */
            broken_before: number;
            /** Format: int64 */
            given_after: number;
            /** Format: int64 */
            given_before: number;
            level: string;
            /** @enum {string} */
            promise: "first" | "next" | "solved" | "line";
        };
        RehearsalMove: {
            /** @description At most ten, spread over the period; none for who reads no tickets of the unit */
            examples: components["schemas"]["RehearsalSample"][];
            from: components["schemas"]["Ref"];
            /** Format: int64 */
            tickets: number;
            to: components["schemas"]["Ref"];
        };
        RehearsalQueue: {
            arrivals_after: number[];
            arrivals_before: number[];
            /** Format: int64 */
            line: number;
            load_after: number[];
            /** @description Mean of open tickets in that hour, over the period's days */
            load_before: number[];
            /** Format: int64 */
            peak_after: number;
            /**
             * Format: int64
             * @description Most open at once
             */
            peak_before: number;
            queue: components["schemas"]["Ref"];
            unit: string;
        };
        RehearsalResult: {
            /** Format: int64 */
            erased: number;
            levels: components["schemas"]["RehearsalLevel"][];
            /** Format: int64 */
            moved: number;
            /** @description The most frequent first */
            moves: components["schemas"]["RehearsalMove"][];
            queues: components["schemas"]["RehearsalQueue"][];
            rules: components["schemas"]["RehearsalRule"][];
            /** Format: int64 */
            tickets: number;
            /** @description Some that no rule takes afterwards */
            untaken: components["schemas"]["RehearsalSample"][];
            /** Format: int64 */
            untaken_after: number;
            /** Format: int64 */
            untaken_before: number;
        };
        RehearsalRule: {
            /** Format: int64 */
            after: number;
            /** Format: int64 */
            before: number;
            name: string;
            rule: string;
        };
        RehearsalSample: {
            after: string;
            /** @description Id of the rule that decides */
            before: string;
            number: string;
            /** Format: date-time */
            occurred_at: string;
            reason: string;
        };
        Reopen: {
            reason: string;
            /** Format: int64 */
            version: number;
        };
        Reply: {
            /** @description Ids of uploaded files */
            attachments?: number[];
            /** @description Send and close in the same act */
            close?: components["schemas"]["CloseBody"];
            /** @description The same with markup; made safe by the server */
            html?: string;
            /**
             * Format: int64
             * @description Id of the template version that it began with
             */
            template?: number;
            text: string;
            /** Format: int64 */
            version: number;
            /**
             * @description One of the ticket's reply_by; the first where it is left out
             * @enum {string}
             */
            via?: "email" | "inbox";
        };
        Request: {
            html?: string;
            /** Format: int64 */
            template?: number;
            text: string;
            /**
             * Format: date-time
             * @description Look again then, answered or not
             */
            until?: string;
            /** Format: int64 */
            version: number;
            /** @enum {string} */
            via?: "email" | "inbox";
        };
        Resolution: {
            /**
             * Format: int64
             * @description Transferred, referred on, wrong recipient: counted apart (KP-6a)
             */
            apart: number;
            /**
             * Format: int64
             * @description Closed tickets that count: merged, parked, transferred, referred on and wrong recipient left out
             */
            closed: number;
            /** Format: int64 */
            first_line: number;
            /** Format: date-time */
            from: string;
            /** Format: int64 */
            lines_one_and_two: number;
            /**
             * Format: double
             * @description 0…1; null when nothing was closed
             */
            rate_first_line: number | null;
            /** Format: double */
            rate_lines_one_and_two: number | null;
            series: components["schemas"]["ResolutionPoint"][];
            /** Format: date-time */
            to: string;
        };
        ResolutionPoint: {
            /** Format: int64 */
            closed: number;
            /** Format: int64 */
            first_line: number;
            /** Format: int64 */
            lines_one_and_two: number;
            /** Format: date */
            on: string;
            /** Format: double */
            rate_first_line: number | null;
            /** Format: double */
            rate_lines_one_and_two: number | null;
        };
        Resume: {
            /** Format: int64 */
            version: number;
        };
        Resync: {
            cursor: string;
            /** @enum {string} */
            type: "resync";
        };
        Return: {
            answer: string;
            /** Format: int64 */
            version: number;
        };
        Reveal: {
            why: string;
        };
        Revealed: {
            /** @description How the patient is reached */
            agreed_way: string;
            patient: components["schemas"]["Patient"];
        };
        RoleAt: {
            role: string;
            unit: string;
        };
        Rota: {
            code: string;
            /** @description YYYY-MM-DD: turns that replace the weekday's */
            days?: {
                [key: string]: components["schemas"]["RotaTurn"][];
            };
            name: string;
            /** @description mon … sun */
            week?: {
                [key: string]: components["schemas"]["RotaTurn"][];
            };
        };
        RotaTurn: {
            /** @description HH:MM-HH:MM */
            hours: string;
            /** Format: int64 */
            person: number;
        };
        Routing: {
            /** @description Rules higher up that did not match, with the first condition that failed */
            above: components["schemas"]["RoutingMiss"][];
            /** @description Where a principle decided over the rule */
            kept?: components["schemas"]["RoutingKept"][];
            /** @description Service level code */
            level: string;
            name: string;
            /** @description Whom it gave the ticket to */
            person?: components["schemas"]["Person"];
            /** @description Where it placed the ticket */
            queue?: components["schemas"]["Ref"];
            reasons: components["schemas"]["RoutingReason"][];
            /** @description Name of the rota that was to say who */
            rota?: string;
            /** @description Rule id, or 'fallback' */
            rule: string;
            /** Format: int64 */
            version: number;
        };
        RoutingBack: {
            note: string;
            /** Format: int64 */
            version: number;
        };
        RoutingCondition: {
            field: string;
            op: string;
            value: string[];
        };
        RoutingDecides: {
            group?: string;
            level?: string;
            /** Format: int64 */
            line?: number;
            /**
             * Format: int64
             * @description User id of who handles it from the start
             */
            person?: number;
            /**
             * Format: int64
             * @description 1 now … 4 low; the ticket's own, never a medical one (KP-7)
             */
            priority?: number;
            queue?: string;
            /** @description Who is on by this rota handles it */
            rota?: string;
            tags?: string[];
        };
        RoutingDraft: {
            /** Format: int64 */
            based_on: number;
            begun_by: components["schemas"]["Person"];
            /** Format: date-time */
            changed_at: string;
            changed_by: components["schemas"]["Person"];
            plan: components["schemas"]["RoutingPlan"];
            problems: components["schemas"]["RoutingProblem"][];
            /** Format: int64 */
            rehearsed?: number;
            /** Format: int64 */
            revision: number;
            unit: string;
        };
        RoutingDraftInfo: {
            begun_by: components["schemas"]["Person"] | null;
            /** Format: date-time */
            changed_at: string;
            changed_by: components["schemas"]["Person"] | null;
            /** Format: int64 */
            revision: number;
        };
        RoutingExpressed: {
            conditions: components["schemas"]["RoutingCondition"][];
            expr: string;
            problems: components["schemas"]["RoutingProblem"][];
        };
        RoutingExpression: {
            conditions?: components["schemas"]["RoutingCondition"][];
            expr?: string;
        };
        RoutingField: {
            /** @description The values that a code can have */
            codes?: string[];
            /** @description code, truth, clock, count, words */
            kind: string;
            name: string;
            ops: string[];
        };
        RoutingFigures: {
            /** Format: date-time */
            from: string;
            /** @description The most frequent first */
            reasons: components["schemas"]["RoutingReasonFigures"][];
            /** Format: date-time */
            to: string;
        };
        RoutingKept: {
            /** @description What the rule had said */
            was: string;
            /** @description queue, priority or level */
            what: string;
            why: string;
        };
        RoutingMiss: {
            failed?: components["schemas"]["RoutingReason"];
            name: string;
            /** @description Held, but another rule gives a higher line */
            outranked?: boolean;
            rule: string;
        };
        RoutingPlan: {
            alarm_level?: string;
            /** @description Where words that suggest an emergency go (KP-7a) */
            alarm_queue?: string;
            /** @description Takes what no rule takes; names a queue */
            fallback: components["schemas"]["RoutingDecides"];
            hours: components["schemas"]["OpeningHours"];
            levels: components["schemas"]["ServiceLevel"][];
            rotas?: components["schemas"]["Rota"][];
            rules: components["schemas"]["RoutingRule"][];
            steps?: components["schemas"]["EscalationStep"][];
        };
        RoutingProblem: {
            /** Format: int64 */
            column?: number;
            /**
             * Format: int64
             * @description Of an expression, from 1; 0: the whole part
             */
            line?: number;
            /** @description conditions[2].value, expr, levels[0].first, hours.week, steps[1].queue … */
            path: string;
            /** @description Id of the rule; empty for the rest of the plan */
            rule?: string;
            slug: string;
            /** @description May go live all the same */
            warning?: boolean;
            word?: string;
        };
        RoutingProblems: {
            problems: components["schemas"]["RoutingProblem"][];
        };
        RoutingReason: {
            field: string;
            op: string;
            saw: string[];
            value: string[];
        };
        RoutingReasonFigures: {
            reason: string;
            /**
             * Format: int64
             * @description Moves to another queue that were no escalation and no return
             */
            reassigned: number;
            /**
             * Format: int64
             * @description Returns with an answer
             */
            returned: number;
            /** @description The rules that placed them, the most frequent first */
            rules: components["schemas"]["RoutingReasonRule"][];
            /** @description Solved with that as the highest line */
            solved_line: number[];
            /**
             * Format: int64
             * @description Closed tickets that count (KP-8)
             */
            tickets: number;
            unit: string;
            /** Format: int64 */
            unsolved: number;
        };
        RoutingReasonRule: {
            /**
             * Format: int64
             * @description Of them, left the queue they were placed in
             */
            moved: number;
            /** @description In the newest version that placed any; empty for the fallback */
            name: string;
            /** @description fallback: no rule took them */
            rule: string;
            /** Format: int64 */
            tickets: number;
        };
        RoutingRule: {
            conditions?: components["schemas"]["RoutingCondition"][];
            decides: components["schemas"]["RoutingDecides"];
            /** @description A condition in the expr language */
            expr?: string;
            id: string;
            name: string;
            /** @description Left out without being lost */
            off?: boolean;
        };
        RoutingUnit: {
            can_edit: boolean;
            /** @description The next one to begin to count */
            coming?: components["schemas"]["RoutingVersion"];
            draft?: components["schemas"]["RoutingDraftInfo"];
            live: components["schemas"]["RoutingVersion"] | null;
            name: string;
            unit: string;
        };
        RoutingVersion: {
            /**
             * Format: int64
             * @description The version whose content came back
             */
            back_to?: number;
            by: components["schemas"]["Person"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            effective_at: string;
            live: boolean;
            /** @description Why */
            note: string;
            /** @description Left out of lists */
            plan?: components["schemas"]["RoutingPlan"];
            problems?: components["schemas"]["RoutingProblem"][];
            unit: string;
            /** Format: int64 */
            version: number;
        };
        RoutingVocabulary: {
            fields: components["schemas"]["RoutingField"][];
            /** @description Of expressions */
            functions: string[];
            /** @description Of expressions */
            operators: string[];
            /** @description Staff of the unit */
            people: components["schemas"]["Colleague"][];
            /** @description Those that take something new, of every unit */
            queues: components["schemas"]["QueueInfo"][];
            /** @description Ticket types */
            types: string[];
        };
        SaveRoutingDraft: {
            /**
             * Format: int64
             * @description The live version that the editor has looked at, where it is another than the draft was begun from
             */
            based_on?: number;
            plan: components["schemas"]["RoutingPlan"];
            /** Format: int64 */
            revision: number;
        };
        Service: {
            intro: components["schemas"]["Words"];
            key: string;
            /** @description What happens next and when (E-2) */
            promise: components["schemas"]["Words"];
            questions: components["schemas"]["Question"][];
            title: components["schemas"]["Words"];
            unit: string;
            unit_name: string;
            /**
             * Format: int64
             * @description Id to answer with
             */
            version: number;
            /** @description Opening hours of the unit */
            week: components["schemas"]["OpenDay"][];
        };
        ServiceLevel: {
            code: string;
            /** @description First answer to the customer */
            first?: components["schemas"]["LevelTarget"];
            /** @description Tickets that get it when no rule and no queue names a level */
            for?: components["schemas"]["LevelScope"];
            /** @description Time in one service line */
            line?: components["schemas"]["LevelTarget"];
            name: string;
            name_en?: string;
            /** @description Answer to what the customer wrote later */
            next?: components["schemas"]["LevelTarget"];
            /** @description End of the matter */
            solved?: components["schemas"]["LevelTarget"];
        };
        Settings: {
            /** @enum {string} */
            after_action?: "next" | "stay" | "list";
            columns?: string[];
            /** @enum {string} */
            language?: "sv" | "en";
            newest_first?: boolean;
            single_keys?: boolean;
            /** @enum {string} */
            sort?: "due" | "oldest" | "newest" | "waiting" | "priority";
            /** @enum {string} */
            theme?: "auto" | "light" | "dark";
        };
        SignIn: {
            password: string;
            username: string;
        };
        StartRehearsal: {
            /** Format: date-time */
            from: string;
            /** Format: int64 */
            revision?: number;
            /** Format: date-time */
            to: string;
            unit: string;
            /** Format: int64 */
            version?: number;
        };
        Subscribe: {
            since?: string;
            topics: string[];
            /** @enum {string} */
            type: "subscribe";
        };
        Take: {
            /** Format: int64 */
            version: number;
        };
        Text: {
            /** @description Plain text with {fields}; left out of search results beyond its first lines */
            body: string;
            key: string;
            /** @enum {string} */
            kind: "template" | "information" | "faq" | "routine";
            /** @enum {string} */
            language: "sv" | "en";
            link?: string;
            /** @description Citizens may read it; it can be sent as a link */
            public: boolean;
            /** Format: date-time */
            published_at: string;
            published_by: components["schemas"]["Person"] | null;
            /** @description Contact reasons that it suits */
            reasons: string[];
            retired?: boolean;
            review_late?: boolean;
            /** Format: date */
            review_on?: string;
            title: string;
            /** @description Empty: everybody's */
            unit?: string;
            /** Format: int64 */
            version: number;
            /**
             * Format: int64
             * @description What a reply that began with it refers to
             */
            version_id: number;
        };
        Ticket: {
            action: components["schemas"]["Action"] | null;
            /** @description Words that suggest an emergency (KP-7a) */
            alarm?: string[];
            /** @description What was chosen when words suggested an emergency */
            alarm_choice?: components["schemas"]["AlarmChoice"];
            /**
             * Format: date-time
             * @description By when a written contact is to be answered (E-2)
             */
            answer_by?: string;
            /**
             * Format: date-time
             * @description When the customer had the first answer
             */
            answered_at?: string;
            can: components["schemas"]["Can"];
            /** @enum {string} */
            channel: "phone" | "email" | "citizen1177" | "post" | "fax";
            /** Format: date-time */
            closed_at?: string;
            /** Format: date-time */
            created_at: string;
            customer: components["schemas"]["Customer"];
            /** @description The customer has written since we last did (E-6) */
            customer_wrote: boolean;
            /**
             * Format: date-time
             * @description Next deadline; null while the clocks stand still
             */
            due_at: string | null;
            /**
             * @description Which promise that is
             * @enum {string}
             */
            due_kind?: "" | "first" | "next" | "solved" | "line";
            escalation: components["schemas"]["Escalation"] | null;
            /** @description Every question asked, oldest first; left out of lists */
            escalations?: components["schemas"]["Escalation"][];
            /** @description Not handled in four working days (E-5) */
            flagged: boolean;
            /** @description Competence group code (RF-4) */
            group?: string;
            handler: components["schemas"]["Person"] | null;
            /** @description How the person who contacts us was identified (P-11) */
            identified_by?: string;
            late: boolean;
            /**
             * Format: int64
             * @description Service line that has the ticket now (KP-3)
             * @enum {integer}
             */
            line: 1 | 2 | 3;
            /** @description Left out of lists */
            links?: components["schemas"]["TicketLink"][];
            /** @description The question needs licensed staff (P-12) */
            medical: boolean;
            merged_into?: string;
            /**
             * @description Number that can be read out, with a check digit
             * @example 100042-7
             */
            number: string;
            /**
             * Format: date-time
             * @description When the contact happened
             */
            occurred_at: string;
            owner: components["schemas"]["Owner"];
            patient: components["schemas"]["Patient"] | null;
            /** @description First 120 characters of what was said */
            preview: string;
            /**
             * Format: int64
             * @description The ticket's own priority, 1 now … 4 low; never a medical priority code (KP-7)
             */
            priority: number;
            /** @description Every clock; left out of lists */
            promises?: components["schemas"]["TicketPromise"][];
            queue: components["schemas"]["Ref"];
            /**
             * Format: date-time
             * @description When it came to its queue
             */
            queued_at: string;
            /** @description Contact reason code (KP-6) */
            reason: string;
            /** @description Ways in which the customer can be answered: email, inbox; the best first */
            reply_by: string[];
            /** @description Where a mail goes */
            reply_to?: string;
            /** @description Came back with an answer that nobody has taken up */
            returned: boolean;
            /** @description Why the ticket is where it is; left out of lists */
            routing?: components["schemas"]["Routing"];
            /** @enum {string} */
            status: "new" | "queued" | "active" | "waiting" | "watching" | "closed";
            subject: string;
            /** @description Code of the unit whose queue has the ticket now */
            unit: string;
            /** @description Changed since this person last opened it (E-5) */
            unread: boolean;
            /** Format: date-time */
            updated_at: string;
            /** Format: int64 */
            version: number;
            /** @description What the ticket waits for from the customer */
            waiting_for?: string;
            /** Format: date-time */
            waiting_until?: string;
            /**
             * Format: date-time
             * @description When the last quarter begins
             */
            warn_at: string | null;
            watches: components["schemas"]["Watch"][];
        };
        TicketLink: {
            /** @enum {string} */
            kind: "related" | "follow-up" | "duplicate" | "merged-into" | "merged-from";
            number: string;
            status?: string;
            /** @description Empty where this person may not see it */
            subject?: string;
            /** @description The merge can still be undone */
            undo?: boolean;
        };
        TicketPromise: {
            /** Format: date-time */
            due_at: string;
            /** Format: date-time */
            ended_at?: string;
            /** Format: date-time */
            from: string;
            /** @enum {string} */
            kind: "first" | "next" | "solved" | "line";
            late?: boolean;
            level: string;
            paused?: boolean;
            /** Format: date-time */
            warn_at: string;
        };
        TimelineItem: {
            actor: components["schemas"]["Person"] | null;
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            /** @description Codes that the event holds */
            data?: {
                [key: string]: string;
            };
            from?: components["schemas"]["Place"];
            id: string;
            /** @description Event kind, see the catalogue of events */
            kind: string;
            /** @description Of a text that came from outside or leaves */
            message?: components["schemas"]["Message"];
            /**
             * Format: date-time
             * @description When it was entered, where that is later
             */
            registered_at?: string;
            text?: string;
            to?: components["schemas"]["Place"];
        };
        Today: {
            /** Format: date-time */
            at: string;
            /** @description Contacts by the hour they happened, today */
            hours: components["schemas"]["HourRow"][];
            lines: components["schemas"]["TodayRow"][];
            queues: components["schemas"]["TodayRow"][];
        };
        TodayRow: {
            /** Format: int64 */
            in: number;
            /** Format: int64 */
            late: number;
            /** Format: int64 */
            line: number;
            /** Format: date-time */
            oldest_at: string | null;
            /** Format: int64 */
            open: number;
            queue?: components["schemas"]["Ref"];
            /** Format: int64 */
            solved: number;
            unit?: string;
        };
        Unit: {
            code: string;
            hsa_id: string;
            name: string;
            open: boolean;
            /** @description Opening hours, Monday first; closed days are left out */
            week: components["schemas"]["OpenDay"][];
        };
        Unmerge: {
            /** Format: int64 */
            version: number;
        };
        Unsend: {
            /** Format: int64 */
            message: number;
            /** Format: int64 */
            version: number;
        };
        Views: {
            /** Format: int64 */
            late: number;
            /**
             * Format: int64
             * @description Mail that waits for a person to say where it belongs
             */
            mail: number;
            /** Format: int64 */
            mine: number;
            /** Format: int64 */
            to_answer: number;
            /** Format: int64 */
            watching: number;
        };
        Wait: {
            for: string;
            /** Format: date-time */
            until?: string;
            /** Format: int64 */
            version: number;
        };
        WaitingRow: {
            /**
             * Format: int64
             * @description Under a day
             */
            day: number;
            /**
             * Format: int64
             * @description Under four hours
             */
            four_hours: number;
            /**
             * Format: int64
             * @description Under an hour
             */
            hour: number;
            /** Format: int64 */
            older: number;
            /** Format: date-time */
            oldest_at: string | null;
            /** @enum {string} */
            outcome: "quarantine" | "parked";
            unit: string;
        };
        Watch: {
            by: components["schemas"]["Person"] | null;
            done: boolean;
            note: string;
            /** Format: date */
            on: string;
        };
        WatchBody: {
            note: string;
            /** Format: date */
            on: string;
            /** Format: int64 */
            version: number;
        };
        WayRow: {
            channel: string;
            /** @description In by the hour of the day in Sweden, 24 numbers */
            hours: number[];
            /** Format: int64 */
            in: number;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            solved: number;
            unit: string;
        };
        Ways: {
            /** Format: date-time */
            from: string;
            /** @description Written contacts by E-2's two working days */
            promise: components["schemas"]["PromiseRow"][];
            /** @description A unit and a way each; those without contacts are left out */
            rows: components["schemas"]["WayRow"][];
            /** Format: date-time */
            to: string;
        };
        WhyHere: {
            /** @description What moved it since, oldest first */
            moves: components["schemas"]["WhyMove"][];
            number: string;
            queue: components["schemas"]["Ref"];
            routing: components["schemas"]["Routing"] | null;
        };
        WhyMove: {
            actor: components["schemas"]["Person"] | null;
            /** Format: date-time */
            at: string;
            from: components["schemas"]["Ref"] | null;
            /** @description Event kind */
            kind: string;
            /** @description Name of the escalation by time */
            step?: string;
            to: components["schemas"]["Ref"] | null;
        };
        Words: {
            en: string;
            sv: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "access-log": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessQuery"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAccessEntry"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    actions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListActionInfo"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "citizen-contact": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CitizenContact"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenReceipt"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "citizen-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Citizen"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "citizen-services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListService"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "citizen-sign-in": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CitizenSignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Set-Cookie"?: components["schemas"]["Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Citizen"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "citizen-sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                kp_citizen?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "Set-Cookie"?: components["schemas"]["Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "citizen-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CitizenSettings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenSettings"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "citizen-start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenStart"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "public-text": {
        parameters: {
            query?: {
                language?: "sv" | "en";
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "citizen-threads": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCitizenThread"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "citizen-thread": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenConversation"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "citizen-message": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CitizenReply"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenReceipt"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "publish-common-text": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishText"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deliveries: {
        parameters: {
            query?: {
                state?: "failed" | "uncertain" | "waiting";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDelivery"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delivery-again": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delivery-arrived": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delivery-withdraw": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    demo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demo"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    directory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Directory"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDraft"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "delete-draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mails: {
        parameters: {
            query?: {
                outcome?: "new" | "joined" | "quarantine" | "parked" | "refused";
                kind?: "mail" | "bounce" | "auto-reply" | "automatic";
                /** @description In quarantine; those that suggest an emergency come first (KP-7a) */
                waiting?: boolean;
                unit?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMailEntry"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailEntry"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "place-mail": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceMail"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailEntry"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "my-day": {
        parameters: {
            query?: {
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDay"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "read-notice": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "search-patients": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatientQuery"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientSearch"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListQueue"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "close-queue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseQueue"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueInfo"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    next: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A queue's id, or 'mine' for every queue that this person works in */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReason"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rehearsals: {
        parameters: {
            query?: {
                /** @description Empty: all of mine */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRehearsal"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "start-rehearsal": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartRehearsal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsal"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rehearsal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsal"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stop-rehearsal": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsal"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "routing-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRoutingUnit"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "routing-back": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingBack"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingVersion"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "check-routing": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRouting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingProblems"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "routing-draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingDraft"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "save-routing-draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveRoutingDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingDraft"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drop-routing-draft": {
        parameters: {
            query: {
                revision: number;
            };
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "routing-expression": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingExpression"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingExpressed"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "publish-routing": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishRouting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingVersion"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "routing-versions": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRoutingVersion"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "routing-version": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingVersion"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "withdraw-routing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "routing-vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingVocabulary"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign-in": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Set-Cookie"?: components["schemas"]["Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign-out": {
        parameters: {
            query?: {
                /** @description End every session of this person */
                everywhere?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: {
                kp_session?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "Set-Cookie"?: components["schemas"]["Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attention"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "person-day": {
        parameters: {
            query?: {
                on?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDay"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolution: {
        parameters: {
            query?: {
                /** @description Default: the beginning of today in Europe/Stockholm */
                from?: string;
                /** @description Default: now */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resolution"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "routing-figures": {
        parameters: {
            query?: {
                /** @description Default: the beginning of today in Europe/Stockholm */
                from?: string;
                /** @description Default: now */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingFigures"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    today: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Today"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ways: {
        parameters: {
            query?: {
                /** @description Default: the beginning of today in Europe/Stockholm */
                from?: string;
                /** @description Default: now */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ways"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-texts": {
        parameters: {
            query?: {
                /** @description Words; identity numbers and phone numbers are refused */
                q?: string;
                kind?: "template" | "information" | "faq" | "routine";
                language?: "sv" | "en";
                unit?: string;
                /** @description Texts that suit this contact reason come first */
                reason?: string;
                /** @description With those no longer in use */
                retired?: boolean;
                /** @description Those to be reviewed first come first */
                review?: boolean;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListText"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "read-text": {
        parameters: {
            query?: {
                /** @description Empty: everybody's */
                unit?: string;
                language?: "sv" | "en";
                /** @description 0: the newest */
                version?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "publish-text": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishText"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "text-versions": {
        parameters: {
            query?: {
                /** @description Empty: everybody's */
                unit?: string;
                language?: "sv" | "en";
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListText"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-tickets": {
        parameters: {
            query?: {
                queue?: number;
                line?: number;
                status?: ("new" | "queued" | "active" | "waiting" | "watching" | "closed")[];
                unit?: string;
                /** @description 'me', a user id, or 'unit': list by the owner's unit */
                owner?: string;
                /** @description 'me', 'none' or a user id */
                handler?: string;
                reason?: string;
                channel?: string;
                /** @description A view of the left column */
                view?: "mine" | "to-answer" | "returned" | "watching" | "late" | "all" | "alarm";
                /** @description Words or a ticket number; identity numbers and phone numbers are refused */
                q?: string;
                late?: boolean;
                /** @description Closed tickets by KP-8's definitions */
                solved?: "first-line" | "lines-one-and-two" | "solved" | "counted" | "apart" | "second-line" | "third-line" | "unsolved";
                /** @description Written contacts by E-2's two working days */
                promise?: "kept" | "broken" | "pending";
                occurred_from?: string;
                occurred_to?: string;
                closed_from?: string;
                closed_to?: string;
                sort?: "due" | "oldest" | "newest" | "waiting" | "priority" | "closed";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTicket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "open-ticket": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Edit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "alarm-choice": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseAlarm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Close"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "correct-patient": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectPatient"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    earlier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTicket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    escalate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Escalate"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "hand-over": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOver"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    link: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
                to: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    note: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Request"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reopen"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reply"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resume"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    return: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Return"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reveal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reveal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Take"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "fill-text": {
        parameters: {
            query?: {
                /** @description Empty: everybody's */
                unit?: string;
                language?: "sv" | "en";
            };
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilledText"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    timeline: {
        parameters: {
            query?: {
                /** @description Which come first */
                order?: "oldest" | "newest";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTimelineItem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unmerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Unmerge"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Unsend"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wait: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Wait"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    why: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhyHere"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes sending the same request again the same deed, for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintedList"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Views"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
