package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sasl4j.fuzz.Attack.Victim;

/** The client of DIGEST-MD5. */
class DigestClientFuzzTest {
    private static final List<Attack> ATTACKS = Attack.on(Victim.CLIENT, "DIGEST-MD5");

    @FuzzTest
    void believesNobodyWithoutTheSecret(FuzzedDataProvider data) {
        data.pickValue(ATTACKS).run(data);
    }
}
