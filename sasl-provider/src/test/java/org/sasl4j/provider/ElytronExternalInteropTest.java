package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sasl4j.provider.Ours.assertFails;

import java.util.Map;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException.Reason;
import org.wildfly.security.sasl.external.ExternalSaslClientFactory;
import org.wildfly.security.sasl.external.ExternalSaslServerFactory;

class ElytronExternalInteropTest {
    private static final Map<String, Object> ALICE = Map.of("org.sasl4j.external.identity", "alice");

    /** Elytron has its handler know the identity: it asks AuthorizeCallback(null, …). */
    private static SaslServer elytron(Answers handler) throws SaslException {
        return new ExternalSaslServerFactory()
                .createSaslServer(
                        "EXTERNAL", "test", "localhost", Map.of(), handler.otherwise(Answers.Unknown.IGNORED));
    }

    private static SaslClient elytronClient(String authzid) throws SaslException {
        return new ExternalSaslClientFactory()
                .createSaslClient(new String[] {"EXTERNAL"}, authzid, "test", "localhost", Map.of(), Answers.none());
    }

    @Test
    @DisplayName("E1: our client gets in at Elytron's server, with an authzid and without one")
    void getsInAtElytron() throws SaslException {
        Answers handler = Answers.none().on(AuthorizeCallback.class, (callback, together) -> {
            callback.setAuthorized(true);
            if (callback.getAuthorizationID() == null) {
                callback.setAuthorizedID("alice");
            }
        });
        SaslServer with = elytron(handler);
        Ours.login(Ours.client("EXTERNAL", "bøss", Ours.NONE, null), with);
        assertThat(with.getAuthorizationID()).isEqualTo("bøss");

        SaslServer without = elytron(handler);
        Ours.login(Ours.client("EXTERNAL", null, Ours.NONE, null), without);
        assertThat(without.getAuthorizationID()).isEqualTo("alice");
    }

    @Test
    @DisplayName("E1: Elytron's client gets in at our server, with an authzid and without one")
    void elytronGetsIn() throws SaslException {
        SaslServer with = Ours.server("EXTERNAL", ALICE, Answers.none().authorising());
        Ours.login(elytronClient("bøss"), with);
        assertThat(with.getAuthorizationID()).isEqualTo("bøss");

        SaslServer without = Ours.server("EXTERNAL", ALICE, null);
        Ours.login(elytronClient(null), without);
        assertThat(without.getAuthorizationID()).isEqualTo("alice");
    }

    @Test
    @DisplayName("E2: Elytron's server has its handler authorise null; ours refuses where nobody is known")
    void refusesWhereElytronAsksForNull() throws SaslException {
        Answers yesSayer = Answers.none().authorising();
        SaslServer elytron = elytron(yesSayer);
        Ours.login(elytronClient("mallory"), elytron);
        assertThat(elytron.getAuthorizationID()).isEqualTo("mallory");

        SaslServer ours = Ours.server("EXTERNAL", Ours.NONE, yesSayer);
        assertFails(Reason.REFUSED, "no identity", () -> Ours.login(elytronClient("mallory"), ours));
    }

    @Test
    @DisplayName("E2: Elytron's server replaces broken UTF-8, against RFC 4422 appendix A.1; ours refuses it")
    void refusesBrokenUtf8WhereElytronReplaces() throws SaslException {
        byte[] broken = {'a', (byte) 0xff};
        SaslServer elytron = elytron(Answers.none().authorising());
        elytron.evaluateResponse(broken);
        assertThat(elytron.getAuthorizationID()).isEqualTo("a\uFFFD");

        SaslServer ours = Ours.server("EXTERNAL", ALICE, Answers.none().authorising());
        assertFails(Reason.MALFORMED, "is not UTF-8", () -> ours.evaluateResponse(broken));
    }

    @Test
    @DisplayName("E3: Elytron's server refuses EXTERNAL under NOANONYMOUS; ours offers it, because it is not anonymous")
    void isOfferedUnderNoAnonymous() throws SaslException {
        Map<String, Object> props = Map.of(Sasl.POLICY_NOANONYMOUS, "true");

        assertThat(new ExternalSaslServerFactory().getMechanismNames(props)).isEmpty();
        assertThat(Ours.PROVIDER.serverFactory().getMechanismNames(props)).contains("EXTERNAL");
    }
}
