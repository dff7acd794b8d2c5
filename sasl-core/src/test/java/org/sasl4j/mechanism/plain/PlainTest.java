package org.sasl4j.mechanism.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServerContext;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.TestLogins;

class PlainTest {
    private static final MemoryCredentialStore STORE = new MemoryCredentialStore()
            .put("tim", "tanstaaf".toCharArray())
            .put("ursäl", "pässwörd".toCharArray())
            .put("ramón", "pencil".toCharArray());
    private static final ServerContext CONTEXT = StoreServerContext.of(STORE);

    private static Exchange server() {
        return Exchange.server(new Plain(), CONTEXT);
    }

    private static void refuses(byte[] message, Reason reason) {
        Exchange server = server();
        assertThatThrownBy(() -> server.evaluate(message))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(server.isComplete()).isFalse();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @DisplayName("P1: exactly two NULs, authcid and passwd not empty")
    @ValueSource(
            strings = {
                "",
                "tim",
                "tim\0tanstaaf",
                "\0tim",
                "\0\0",
                "\0tim\0",
                "\0\0tanstaaf",
                "tim\0\0tanstaaf",
                "\0tim\0tanstaaf\0",
                "Ursel\0Kurt\0xipj3plmq\0",
                "\0tim\0tans\0taaf",
                "\0\0\0"
            })
    void refusesMalformedMessages(String message) {
        if (!message.isEmpty()) { // an empty first message is "none yet" (P4)
            refuses(utf8(message), Reason.MALFORMED);
        }
    }

    @ParameterizedTest
    @DisplayName("P1: each part is strict UTF-8")
    @ValueSource(ints = {0, 2, 6})
    void refusesBrokenUtf8InEachPart(int place) {
        byte[] message = utf8("x\0tim\0tanstaaf");
        message[place] = (byte) 0xff;

        refuses(message, Reason.MALFORMED);
    }

    @Test
    @DisplayName("P1: each part may have 255 octets and more")
    void takesLongParts() throws MechanismException {
        String name = "n".repeat(300);
        String password = "é".repeat(300);
        ServerContext context = StoreServerContext.of(new MemoryCredentialStore().put(name, password.toCharArray()));
        Exchange server = TestLogins.run(new Plain(), TestLogins.client(name, password, name), context);

        assertThat(server.authorizationId()).isEqualTo(name);
    }

    @ParameterizedTest
    @DisplayName("P2: the client refuses NUL in any part")
    @CsvSource({"true,false,false", "false,true,false", "false,false,true"})
    void clientRefusesNul(boolean inAuthzid, boolean inName, boolean inPassword) {
        Exchange client = Exchange.client(
                new Plain(),
                TestLogins.client(inName ? "t\0m" : "tim", inPassword ? "p\0w" : "pw", inAuthzid ? "z\0z" : ""));

        assertThatThrownBy(() -> client.evaluate(null))
                .isInstanceOf(MechanismException.class)
                .hasMessageContaining("has a NUL in it");
        assertThat(client.isComplete()).isFalse();
    }

    @Test
    void clientRefusesAnEmptyPasswordAndAnUnpairedSurrogate() {
        assertThatThrownBy(() -> Exchange.client(new Plain(), TestLogins.client("tim", "", ""))
                        .evaluate(null))
                .hasMessageContaining("password is empty");
        assertThatThrownBy(() -> Exchange.client(new Plain(), TestLogins.client("t\uD800m", "pw", ""))
                        .evaluate(null))
                .hasMessageContaining("surrogate");
    }

    @Test
    @DisplayName("P3: names and passwords are prepared before they are compared")
    void comparesPreparedStrings() throws MechanismException {
        Exchange server = TestLogins.run(new Plain(), TestLogins.client("ramo\u0301n", "pen\u00ADcil", ""), CONTEXT);

        assertThat(server.authorizationId()).isEqualTo("ram\u00F3n");
    }

    @ParameterizedTest
    @DisplayName("P3: what is empty or prohibited after preparation fails")
    @ValueSource(strings = {"\0tim\0\u00AD", "\0\u00AD\0tanstaaf", "\0tim\0\u0007", "\0t\u0007m\0tanstaaf"})
    void refusesWhatPreparationLeavesEmptyOrProhibits(String message) {
        refuses(utf8(message), Reason.REFUSED);
    }

    @Test
    @DisplayName("P3, R4: the password is never echoed, and nobody learns whether a user exists")
    void refusesUnknownUsersAndWrongPasswordsAlike() {
        String wrongPassword = failure("\0tim\0secret-word");
        String unknownUser = failure("\0tom\0secret-word");

        assertThat(wrongPassword).isEqualTo(unknownUser).doesNotContain("secret-word", "tim", "tom");
    }

    private static String failure(String message) {
        try {
            server().evaluate(utf8(message));
            throw new AssertionError("was let in");
        } catch (MechanismException e) {
            return e.reason() + ": " + e.getMessage();
        }
    }

    @Test
    void actsAsOneselfOnlyUnlessAnAuthorizerSaysOtherwise() throws MechanismException {
        assertThat(TestLogins.run(new Plain(), TestLogins.client("tim", "tanstaaf", "tim"), CONTEXT)
                        .authorizationId())
                .isEqualTo("tim");
        refuses(utf8("root\0tim\0tanstaaf"), Reason.NOT_AUTHORIZED);
    }

    @Test
    @DisplayName("P4: an empty first response gets an empty challenge, a second one fails")
    void asksOnceForTheMessage() throws MechanismException {
        Exchange server = server();

        assertThat(server.evaluate(new byte[0])).isEmpty();
        assertThatThrownBy(() -> server.evaluate(new byte[0])).isInstanceOf(MechanismException.class);
    }

    @Test
    void wipesThePasswordOfItsMessage() throws MechanismException {
        byte[] message = utf8("\0tim\0tanstaaf");
        byte[] before = message.clone();
        server().evaluate(message);

        assertThat(Arrays.equals(message, before))
                .as("the caller's array is the caller's")
                .isTrue();
    }
}
