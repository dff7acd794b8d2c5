package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** The server of DIGEST-MD5, with passwords kept or keys. */
class DigestServerFuzzTest {
    private static final List<Attack> ATTACKS = Attack.onServers("DIGEST-MD5");

    @FuzzTest
    void letsNobodyInWithoutTheSecret(FuzzedDataProvider data) {
        data.pickValue(ATTACKS).run(data);
    }
}
