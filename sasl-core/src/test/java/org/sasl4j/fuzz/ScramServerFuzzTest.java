package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sasl4j.fuzz.Attack.Victim;

/** The servers of SCRAM, with every hash, and with a channel binding. */
class ScramServerFuzzTest {
    private static final List<Attack> ATTACKS = Attack.on(Victim.SERVER, "SCRAM-");

    @FuzzTest
    void letsNobodyInWithoutTheSecret(FuzzedDataProvider data) {
        data.pickValue(ATTACKS).run(data);
    }
}
