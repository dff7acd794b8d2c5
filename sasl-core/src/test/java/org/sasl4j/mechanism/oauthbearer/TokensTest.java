package org.sasl4j.mechanism.oauthbearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.function.Supplier;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.ClientContext;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;

@DisplayName("O2: where a client has its token from")
class TokensTest {
    private static final MechanismException DOWN = new MechanismException(Reason.TEMPORARY, "the vault is down");

    /** A handler that answers what it knows: our question, the name, the password; and fails at our question or not. */
    private static Tokens handled(
            @Nullable String token,
            @Nullable String password,
            @Nullable MechanismException ofOwn,
            @Nullable MechanismException ofName) {
        return new Tokens(new OauthBearer(), new ClientContext() {
            @Override
            public boolean ask(Callback... questions) throws MechanismException {
                for (Callback question : questions) {
                    if (question instanceof BearerTokenCallback asked) {
                        if (token != null) {
                            asked.setToken(token.toCharArray());
                        }
                        fail(ofOwn);
                    } else if (question instanceof NameCallback asked) {
                        fail(ofName);
                        asked.setName("alice");
                    } else if (question instanceof PasswordCallback asked && password != null) {
                        asked.setPassword(password.toCharArray());
                    }
                }
                return true;
            }
        });
    }

    private static void fail(@Nullable MechanismException failure) throws MechanismException {
        if (failure != null) {
            throw failure;
        }
    }

    private static String text(Secret token) {
        return new String(token.revealChars());
    }

    @Test
    void fromASupplierOfAnyKindOfText() throws MechanismException {
        Secret secret = Secret.of("token".toCharArray());
        for (Object given : List.of("token", "token".toCharArray(), secret)) {
            Supplier<Object> supplier = () -> given;

            assertThat(text(OauthBearer.TOKEN.read(supplier).get())).isEqualTo("token");
        }
    }

    @Test
    void sayWhatASupplierMustSupply() throws MechanismException {
        Supplier<Object> number = () -> 1;
        Supplier<Object> nothing = () -> null;
        for (Supplier<Object> senseless : List.of(number, nothing)) {
            Supplier<Secret> read = OauthBearer.TOKEN.read(senseless);
            Tokens tokens = new Tokens(new OauthBearer(), new ClientContext() {}.with(OauthBearer.TOKEN, read));

            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(tokens::token)
                    .havingCause()
                    .withMessageContaining("must supply a String, a char array or an org.sasl4j.Secret")
                    .withMessageEndingWith(senseless == number ? "a java.lang.Integer" : "null");
        }
    }

    @Test
    void fromOurQuestionOrElseFromThePassword() throws MechanismException {
        assertThat(text(handled("token", "password", null, null).token())).isEqualTo("token");
        assertThat(text(handled(null, "password", null, null).token())).isEqualTo("password");
        assertThat(text(handled("token", null, DOWN, null).token()))
                .as("told, and then failed")
                .isEqualTo("token");
        try (Login login = handled("token", null, null, null).login();
                Login other = handled(null, "password", DOWN, null).login()) {
            assertThat(login.name()).isEqualTo("alice");
            assertThat(text(login.password())).isEqualTo("token");
            assertThat(other.name()).isEqualTo("alice");
            assertThat(text(other.password())).isEqualTo("password");
        }
    }

    @Test
    void sayWhyThereIsNone() {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(handled(null, null, DOWN, null)::token)
                .isSameAs(DOWN);
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(handled(null, null, null, null)::token)
                .withMessageContaining("OAUTHBEARER needs a token");
    }

    @Test
    @DisplayName("14: a token is wiped where nobody can say whose it is, and where another takes its place")
    void areWiped() throws MechanismException {
        Secret given = Secret.of("token".toCharArray());
        ClientContext context = new ClientContext() {
            @Override
            public boolean ask(Callback... questions) throws MechanismException {
                throw DOWN;
            }
        };
        Tokens tokens = new Tokens(new Xoauth2(), context.with(OauthBearer.TOKEN, () -> given));
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(tokens::login)
                .isSameAs(DOWN);
        assertThatIllegalStateException().isThrownBy(given::revealBytes);

        BearerTokenCallback own = new BearerTokenCallback();
        own.setToken("first".toCharArray());
        Secret first = own.getToken().orElseThrow();
        own.setToken("second");
        assertThatIllegalStateException().isThrownBy(first::revealBytes);
        assertThat(own.getToken().map(TokensTest::text)).contains("second");
        own.setToken((char[]) null);
        assertThat(own.getToken()).isEmpty();
    }
}
