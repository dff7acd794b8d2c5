package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sasl4j.fuzz.Attack.Victim;

/** The servers that take a password, or a proof without a nonce of the client's. */
class PasswordServerFuzzTest {
    private static final List<Attack> ATTACKS = Attack.on(Victim.SERVER, "PLAIN", "LOGIN", "FOO", "CRAM-MD5");

    @FuzzTest
    void letsNobodyInWithoutTheSecret(FuzzedDataProvider data) {
        data.pickValue(ATTACKS).run(data);
    }
}
