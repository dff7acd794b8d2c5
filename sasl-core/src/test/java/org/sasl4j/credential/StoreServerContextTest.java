package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.Context;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Decoy;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.TestLogins;

class StoreServerContextTest {
    private static final Mechanism PLAIN = TestLogins.mechanism("PLAIN");

    /** A store in which everybody has the same. */
    private static CredentialStore of(Credential everybodys, Decoy decoy) {
        return new CredentialStore() {
            @Override
            public Optional<Account> find(String user, String realm, Mechanism mechanism) {
                return Optional.of(new Account(user, everybodys));
            }

            @Override
            public Decoy decoy(Mechanism mechanism) {
                return decoy;
            }
        };
    }

    private static MechanismException refusal(StoreServerContext context, String password) {
        try (Secret secret = Secret.of(password.toCharArray())) {
            return catchThrowableOfType(MechanismException.class, () -> context.verify(PLAIN, "user", secret));
        }
    }

    @Test
    @DisplayName("RFC 4616 section 2: nobody is asked about an empty password, though it might let everybody in")
    void asksNobodyAboutAnEmptyPassword() {
        Credential.Verifier willing = password -> Optional.of("anybody");
        StoreServerContext context = StoreServerContext.of(of(willing, Decoy.standard()));

        for (String empty : new String[] {"", "\u00ad"}) {
            assertThat(refusal(context, empty).reason()).isEqualTo(Reason.REFUSED);
        }
        assertThat(refusal(context, "pencil")).isNull();
    }

    @Test
    @DisplayName("10 E2: a password longer than is allowed is judged by nobody")
    void refusesALongPassword() {
        Credential.Verifier willing = password -> Optional.of("anybody");
        StoreServerContext context = StoreServerContext.builder(of(willing, Decoy.standard()))
                .with(Context.TEXT_MAX, 10)
                .build();

        assertThat(refusal(context, "x".repeat(10))).isNull();
        assertThat(refusal(context, "x".repeat(11)))
                .hasMessageContaining("the password is longer than the 10 octets allowed");
    }

    @Test
    @DisplayName("S18: a user whose credential judges no password costs what one costs who does not exist")
    void pretendsToJudge() {
        AtomicInteger judged = new AtomicInteger();
        Credential.Verifier slow = password -> {
            judged.incrementAndGet();
            return Optional.of("a sample must let nobody in");
        };
        StoreServerContext context =
                StoreServerContext.of(of(new Credential() {}, Decoy.standard().judgedLike(slow)));

        assertThat(refusal(context, "pencil").reason()).isEqualTo(Reason.REFUSED);
        assertThat(judged).hasValue(1);
    }

    @Test
    @DisplayName("RFC 4616 section 2: a password that a store keeps as it was typed is prepared to be compared")
    void preparesWhatAStoreKeeps() {
        StoreServerContext context = StoreServerContext.of(
                of(new Credential.Password(Secret.of("pen\u00adcil".toCharArray())), Decoy.standard()));

        assertThat(refusal(context, "pencil")).isNull();
    }

    @Test
    void saysWhichStoreHasNoDecoy() {
        CredentialStore store = of(new Credential() {}, null);

        assertThatNullPointerException()
                .isThrownBy(() -> StoreServerContext.of(store).decoy(PLAIN, "user"))
                .withMessage(store.getClass().getName() + ".decoy returned null");
    }

    @ParameterizedTest
    @CsvSource({"us\u0007er,NOT_AUTHORIZED", "xxxxxxxxxxx,MALFORMED"})
    void nobodysNameIsNotOnesOwn(String authorizationId, Reason reason) {
        StoreServerContext context = StoreServerContext.builder(new MemoryCredentialStore())
                .with(Context.TEXT_MAX, 10)
                .build();

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> context.authorize("user", authorizationId))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    @DisplayName("14: at TRACE, and only there, the log tells whom the store was asked about")
    void tellsWhomItLooksUp() throws MechanismException {
        StoreServerContext context = StoreServerContext.of(new MemoryCredentialStore());
        context.find(PLAIN, "juliet", "");
        assertThat(LogLines.claim()).isEmpty();
        LogLines.listenAt(Level.FINER);
        context.find(PLAIN, "juliet", "");

        assertThat(LogLines.claim()).containsExactly("FINER PLAIN server looks up 'juliet'");
    }

    @Test
    void putsQuestionsToWhoeverAnswersThem() throws MechanismException {
        Callback question = new NameCallback("name: ");
        List<Callback> asked = new ArrayList<>();
        List<Callback> left = new ArrayList<>();
        Context answers = new Context() {
            @Override
            public boolean ask(Callback... questions) {
                asked.addAll(List.of(questions));
                return asked.size() == 1;
            }

            @Override
            public void leftUnanswered(Mechanism mechanism, Callback... questions) {
                left.addAll(List.of(questions));
            }
        };
        StoreServerContext context = StoreServerContext.builder(new MemoryCredentialStore())
                .asking(answers)
                .build();

        assertThat(context.ask(question)).isTrue();
        assertThat(context.ask(question)).isFalse();
        context.leftUnanswered(PLAIN, question);

        assertThat(asked).containsExactly(question, question);
        assertThat(left).containsExactly(question);
    }
}
