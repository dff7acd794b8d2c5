package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.Connection;
import org.sasl4j.Credential;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Normalization;
import org.sasl4j.Protection;
import org.sasl4j.Settings;
import org.sasl4j.credential.VerifyPasswordCallback;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.scram.ScramCredentialCallback;

@DisplayName("S18: users who do not exist cost what those do whom a handler knows")
class CallbackCredentialStoreTest {
    private static final Mechanism SCRAM =
            Mechanisms.standard().find(MechanismName.of("SCRAM-SHA-256")).orElseThrow();

    private static CallbackCredentialStore store(CallbackHandler handler) {
        Selected selected = new Selected(
                SCRAM,
                Prompts.of(SCRAM.name()),
                Settings.none(),
                Connection.unknown(),
                Protection.STANDARD,
                new LastServer());
        return new CallbackCredentialStore(selected, Callbacks.of(handler), Normalization.SASLPREP);
    }

    @Test
    void aDerivationWhereItKnowsPasswords() throws MechanismException {
        CallbackCredentialStore store = store(questions -> {
            for (Callback question : questions) {
                if (question instanceof NameCallback name) {
                    name.setName(name.getDefaultName());
                } else if (question instanceof PasswordCallback password) {
                    password.setPassword("pencil".toCharArray());
                }
            }
        });
        assertThat(store.decoy(SCRAM).sample()).as("before anything is known").isEmpty();

        assertThat(store.find("user", "", SCRAM)).hasValueSatisfying(account -> assertThat(account.credential())
                .isInstanceOf(Credential.Password.class));
        assertThat(store.decoy(SCRAM).sample()).contains(Credential.Password.NOBODYS);
    }

    @Test
    void noneWhereItLooksForKeys() throws MechanismException {
        CallbackCredentialStore store = store(questions -> {
            for (Callback question : questions) {
                if (question instanceof ScramCredentialCallback keys) {
                    keys.getName(); // and there are none of this name
                }
            }
        });

        assertThat(store.find("nobody", "", SCRAM)).isEmpty();
        assertThat(store.decoy(SCRAM).sample()).isEmpty();
    }

    /** Judges passwords that are sent, and looks for keys, of which it has none. */
    private static final class Judge implements CallbackHandler {
        @Override
        public void handle(Callback[] questions) {
            for (Callback question : questions) {
                if (question instanceof VerifyPasswordCallback sent) {
                    sent.setVerified(sent.getName().equals("alice"));
                } else if (question instanceof AuthorizeCallback asked) {
                    asked.setAuthorized(true);
                } else if (question instanceof ScramCredentialCallback keys) {
                    keys.getName();
                }
            }
        }
    }

    @Test
    @DisplayName("a judge of passwords answers for every name, so nobody is seen there, and nothing is warned of")
    void seesNobodyWherePasswordsAreSent() throws Exception {
        Ours.server("PLAIN", Ours.NONE, new Judge()).evaluateResponse(Ours.plain("", "alice", "secret"));

        SaslServer server = Ours.server("SCRAM-SHA-256", Ours.NONE, new Judge());
        assertThat(server.evaluateResponse(Ours.utf8("n,,n=nobody,r=abc"))).isNotEmpty();
        assertThat(LogLines.claim()).isEmpty();
    }

    /** Judges those whom it knows, and knows no other question. */
    private static final class JudgeOfItsOwn implements CallbackHandler {
        @Override
        public void handle(Callback[] questions) throws UnsupportedCallbackException {
            for (Callback question : questions) {
                if (!(question instanceof VerifyPasswordCallback sent)) {
                    throw new UnsupportedCallbackException(question);
                }
                if (sent.getName().equals("alice")) {
                    sent.setVerified(new String(sent.getPassword()).equals("secret"));
                }
            }
        }
    }

    @Test
    @DisplayName("a judge who looks at a name and says nothing does not know it: that reads like a wrong password")
    void whomAJudgeDoesNotKnowIsRefused() throws SaslException {
        SaslServer wrong = Ours.server("PLAIN", Ours.NONE, new JudgeOfItsOwn());
        SaslServer unknown = Ours.server("PLAIN", Ours.NONE, new JudgeOfItsOwn());

        MechanismException ofKnown =
                Ours.assertFails(Reason.REFUSED, "", () -> wrong.evaluateResponse(Ours.plain("", "alice", "guess")));
        Ours.assertFails(
                Reason.REFUSED,
                ofKnown.getMessage(),
                () -> unknown.evaluateResponse(Ours.plain("", "nobody", "guess")));
        assertThat(LogLines.claim()).isEmpty();
    }
}
