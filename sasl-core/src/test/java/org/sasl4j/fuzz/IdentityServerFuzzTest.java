package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sasl4j.fuzz.Attack.Victim;

/** The servers that take no secret. */
class IdentityServerFuzzTest {
    private static final List<Attack> ATTACKS = Attack.on(Victim.SERVER, "EXTERNAL", "ANONYMOUS");

    @FuzzTest
    void takeNobodyForAnother(FuzzedDataProvider data) {
        data.pickValue(ATTACKS).run(data);
    }
}
