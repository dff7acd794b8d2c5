package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** The servers of SCRAM, with every hash, with a channel binding, and with passwords kept or keys. */
class ScramServerFuzzTest {
    private static final List<Attack> ATTACKS = Attack.onServers("SCRAM-");

    @FuzzTest
    void letsNobodyInWithoutTheSecret(FuzzedDataProvider data) {
        data.pickValue(ATTACKS).run(data);
    }
}
