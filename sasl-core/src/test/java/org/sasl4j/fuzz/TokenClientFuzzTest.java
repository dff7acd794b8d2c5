package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.sasl4j.fuzz.Attack.Victim;

/** The clients that send a token, and what a server has against it. */
class TokenClientFuzzTest {
    private static final List<Attack> ATTACKS = Attack.on(Victim.CLIENT, "OAUTHBEARER", "XOAUTH2");

    @FuzzTest
    void answersAnyObjection(FuzzedDataProvider data) {
        data.pickValue(ATTACKS).run(data);
    }
}
