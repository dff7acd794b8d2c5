package org.sasl4j.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.Mechanism;
import org.sasl4j.Property;
import org.sasl4j.Trait;
import org.sasl4j.mechanism.anonymous.Anonymous;
import org.sasl4j.mechanism.cram.CramMd5;
import org.sasl4j.mechanism.digest.DigestMd5;
import org.sasl4j.mechanism.external.External;
import org.sasl4j.mechanism.foo.Foo;
import org.sasl4j.mechanism.login.LoginMechanism;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;
import org.sasl4j.mechanism.oauthbearer.Xoauth2;
import org.sasl4j.mechanism.plain.Plain;
import org.sasl4j.mechanism.scram.Scram;

class MechanismsTest {
    private static Stream<Mechanism> all() {
        return Stream.of(
                        List.of(new External(), new Foo(), new OauthBearer(), new Xoauth2()),
                        Scram.family(),
                        DigestMd5.available(),
                        CramMd5.available(),
                        List.of(new Plain(), new LoginMechanism(), new Anonymous()))
                .flatMap(List::stream);
    }

    @Test
    @DisplayName("from the certificate and the token over SCRAM and what MD5 is left of to the password in the clear")
    void standInOrder() {
        assertThat(all().filter(mechanism -> !mechanism.traits().contains(Trait.OPT_IN)
                                && !mechanism.name().toString().startsWith("SCRAM"))
                        .sorted((one, other) -> other.priority() - one.priority())
                        .map(mechanism -> mechanism.name() + " " + mechanism.priority()))
                .containsExactly(
                        "EXTERNAL 60",
                        "OAUTHBEARER 50",
                        "XOAUTH2 49",
                        "DIGEST-MD5 30",
                        "CRAM-MD5 25",
                        "PLAIN 20",
                        "LOGIN 15",
                        "ANONYMOUS 10");
        assertThat(new Foo().priority()).isEqualTo(new External().priority());
    }

    @Test
    @DisplayName("A2: all but ANONYMOUS say who somebody is")
    void promiseWhoSomebodyIs() {
        assertThat(all().filter(mechanism -> !mechanism.traits().contains(Trait.NOANONYMOUS)))
                .extracting(mechanism -> mechanism.name().toString())
                .containsExactly("ANONYMOUS");
    }

    @Test
    void listWhatCanBeChosen() {
        assertThat(new Anonymous().properties()).<Property<?>>containsExactly(Anonymous.TRACE);
        assertThat(new External().properties()).<Property<?>>contains(External.IDENTITY);
        for (Mechanism ofTokens : List.of(new OauthBearer(), new Xoauth2())) {
            assertThat(ofTokens.properties())
                    .<Property<?>>contains(OauthBearer.TOKEN, OauthBearer.VALIDATOR, OauthBearer.EXPIRY);
        }
        assertThat(Mechanisms.properties())
                .containsAll(all().flatMap(mechanism -> mechanism.properties().stream())
                        .toList())
                .doesNotHaveDuplicates();
    }
}
