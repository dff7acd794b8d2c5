package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.sasl4j.fuzz.Attack.Victim;

/** The servers that take a password, or a proof without a nonce of the client's; the former from keys, too. */
class PasswordServerFuzzTest {
    private static final List<Attack> ATTACKS = Stream.concat(
                    Attack.on(Victim.SERVER, "PLAIN", "LOGIN", "FOO", "CRAM-MD5").stream(),
                    Attack.on(Victim.SERVER_WITH_KEYS, "PLAIN", "LOGIN", "FOO").stream())
            .toList();

    @FuzzTest
    void letsNobodyInWithoutTheSecret(FuzzedDataProvider data) {
        data.pickValue(ATTACKS).run(data);
    }
}
