package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sasl4j.fuzz.Attack.Victim;

/** The clients of mechanisms whose server proves nothing. */
class OneSidedClientFuzzTest {
    private static final List<Attack> ATTACKS =
            Attack.on(Victim.CLIENT, "PLAIN", "LOGIN", "FOO", "CRAM-MD5", "EXTERNAL", "ANONYMOUS");

    @FuzzTest
    void answersAnyChallenge(FuzzedDataProvider data) {
        data.pickValue(ATTACKS).run(data);
    }
}
