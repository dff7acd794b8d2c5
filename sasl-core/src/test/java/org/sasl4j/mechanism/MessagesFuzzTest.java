package org.sasl4j.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sasl4j.ChannelBinding;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.Secret;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.crypto.Nonces;
import org.sasl4j.mechanism.scram.Scram;

/** Whatever a peer sends, to either side of any mechanism: a reply or a MechanismException, and never a fault of ours. */
class MessagesFuzzTest {
    private static final Connection BOUND =
            Connection.unknown().withBinding(ChannelBinding.of("tls-server-end-point", new byte[] {1, 2, 3}));
    private static final MemoryCredentialStore USERS = new MemoryCredentialStore().put("user", "pencil".toCharArray());

    private static Mechanism mechanism(FuzzedDataProvider data) {
        return data.pickValue(Mechanisms.standard().ranked());
    }

    @FuzzTest(maxDuration = "1m")
    void server(FuzzedDataProvider data) {
        Mechanism mechanism = mechanism(data);
        StoreServerContext context = StoreServerContext.builder(USERS)
                .connection(BOUND)
                .service(new Service("imap", "mail.example.com"))
                .protection(Protection.of(Qop.values()))
                .build();
        feed(Exchange.server(mechanism, context), data);
    }

    @FuzzTest(maxDuration = "1m")
    void client(FuzzedDataProvider data) throws MechanismException {
        Exchange client = Exchange.client(mechanism(data), new ClientContext() {
            @Override
            public Login login() {
                return new Login("user", Secret.of("pencil".toCharArray()));
            }

            @Override
            public Service service() {
                return new Service("imap", "mail.example.com");
            }

            @Override
            public Protection protection() {
                return Protection.of(Qop.values());
            }

            @Override
            public Settings settings() {
                return Settings.none()
                        .with(Nonces.CHOSEN, "abc")
                        .with(Scram.ITERATIONS_MIN, 1)
                        .with(Scram.ITERATIONS_MAX, 10);
            }

            @Override
            public Connection connection() {
                return BOUND;
            }
        });
        client.evaluate(null);
        feed(client, data);
    }

    private static void feed(Exchange exchange, FuzzedDataProvider data) {
        for (int turn = 0; turn < 3; turn++) {
            try {
                exchange.evaluate(data.consumeBytes(200));
            } catch (MechanismException e) {
                assertThat(exchange.isComplete()).isFalse();
                assertThat(e).hasMessageNotContaining("could not go on"); // which is what a fault of ours is called
                return;
            }
        }
    }
}
