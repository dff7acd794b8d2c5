package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException.Reason;

@DisplayName("the life cycle of DESIGN.md 5")
class ExchangeTest {
    private static final byte[] EMPTY = {};
    private static final Property<String> MOOD = Property.text("mood").toldTo(Property.Side.SERVER);
    private static final Property<String> WEATHER = Property.text("weather").toldTo(Property.Side.SERVER);

    /** Two messages each way; the server speaks the last one, as SCRAM's does. */
    private record Knock(Opening opening) implements Mechanism {
        @Override
        public MechanismName name() {
            return MechanismName.of("KNOCK");
        }

        @Override
        public int priority() {
            return 1;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of();
        }

        @Override
        public Step startClient(ClientContext context) {
            Step.Next answer = challenge -> {
                expect("who", challenge);
                return Step.send(bytes("me"), last -> {
                    expect("in", last);
                    return Step.done();
                });
            };
            return opening == Opening.SERVER_FIRST ? Step.await(answer) : Step.send(bytes("knock"), answer);
        }

        @Override
        public Step startServer(ServerContext context) {
            Step.Next verify = response -> {
                expect("me", response);
                return Step.done("guest", "guest").sending(bytes("in")).with(MOOD, "good");
            };
            if (opening == Opening.SERVER_FIRST) {
                return Step.send(bytes("who"), verify);
            }
            return Step.await(knock -> {
                expect("knock", knock);
                return Step.send(bytes("who"), verify);
            });
        }

        private static void expect(String wanted, byte[] got) throws MechanismException {
            if (!wanted.equals(new String(got))) {
                throw new MechanismException(Reason.MALFORMED, "expected " + wanted);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes();
    }

    private static Exchange client(Mechanism.Opening opening) {
        return Exchange.client(new Knock(opening), new ClientContext() {});
    }

    private static Exchange server(Mechanism.Opening opening) {
        return Exchange.server(new Knock(opening), new RefusingServerContext());
    }

    private static Exchange completeServer() throws MechanismException {
        Exchange server = server(Mechanism.Opening.CLIENT_FIRST);
        server.evaluate(bytes("knock"));
        server.evaluate(bytes("me"));
        return server;
    }

    @Test
    void authenticatesWithoutAnyJavaxClientServerOrFactory() throws MechanismException {
        try (Exchange client = client(Mechanism.Opening.CLIENT_FIRST);
                Exchange server = server(Mechanism.Opening.CLIENT_FIRST)) {
            byte[] last = server.evaluate(client.evaluate(server.evaluate(client.evaluate(null))));

            assertThat(server.isComplete()).isTrue();
            assertThat(client.isComplete()).isFalse();
            assertThat(client.evaluate(last)).isNull();
            assertThat(client.isComplete()).isTrue();
            assertThat(server.authorizationId()).isEqualTo("guest");
            assertThat(server.property(MOOD)).contains("good");
            assertThat(server.property("org.sasl4j.mood")).contains("good");
            assertThat(server.property(WEATHER)).isEmpty();
            assertThat(server.property("org.sasl4j.weather")).isEmpty();
            assertThat(server.property("mood")).as("a key is told whole").isEmpty();
            assertThat(server.layer()).isEmpty();
        }
    }

    @Test
    void letsTheServerSpeakFirst() throws MechanismException {
        Exchange client = client(Mechanism.Opening.SERVER_FIRST);
        Exchange server = server(Mechanism.Opening.SERVER_FIRST);

        assertThat(client.evaluate(EMPTY)).isNull();
        assertThat(client.evaluate(null)).isNull();
        client.evaluate(server.evaluate(client.evaluate(server.evaluate(null))));

        assertThat(client.isComplete()).isTrue();
        assertThat(server.isComplete()).isTrue();
    }

    @Test
    @DisplayName("P4: an absent or empty first message is answered by one empty challenge, the second fails")
    void asksForTheFirstMessageOnce() throws MechanismException {
        for (byte[] nothing : new byte[][] {null, EMPTY}) {
            Exchange server = server(Mechanism.Opening.CLIENT_FIRST);

            assertThat(server.evaluate(nothing)).isEmpty();
            assertThatThrownBy(() -> server.evaluate(nothing)).isInstanceOf(MechanismException.class);
            assertThat(server.isComplete()).isFalse();
        }
    }

    @Test
    void takesTheFirstMessageAfterTheEmptyChallenge() throws MechanismException {
        Exchange server = server(Mechanism.Opening.CLIENT_FIRST);
        server.evaluate(null);

        assertThat(server.evaluate(bytes("knock"))).isEqualTo(bytes("who"));
    }

    @Test
    void refusesAMessageWhereThisSideSpeaksFirst() {
        assertThatThrownBy(() -> client(Mechanism.Opening.CLIENT_FIRST).evaluate(bytes("hello")))
                .isInstanceOf(MechanismException.class);
        assertThatThrownBy(() -> server(Mechanism.Opening.SERVER_FIRST).evaluate(bytes("hello")))
                .isInstanceOf(MechanismException.class);
    }

    @Test
    @DisplayName("R2: after a failure every evaluation throws, for good")
    void staysFailed() throws MechanismException {
        Exchange server = server(Mechanism.Opening.CLIENT_FIRST);
        server.evaluate(bytes("knock"));
        assertThatThrownBy(() -> server.evaluate(bytes("nobody"))).hasMessage("expected me");

        for (byte[] message : new byte[][] {bytes("me"), EMPTY, null, bytes("knock")}) {
            assertThatThrownBy(() -> server.evaluate(message))
                    .isInstanceOfSatisfying(MechanismException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.MALFORMED))
                    .hasMessageContaining("has failed already: expected me");
        }
        assertThat(server.isComplete()).isFalse();
        assertThatThrownBy(server::authorizationId).isInstanceOf(IllegalStateException.class);
        server.close();
        assertThatThrownBy(() -> server.evaluate(null)).isInstanceOf(MechanismException.class);
    }

    @Test
    @DisplayName("after success an empty message changes nothing")
    void takesEmptyMessagesAfterSuccess() throws MechanismException {
        Exchange server = completeServer();

        assertThat(server.evaluate(EMPTY)).isNull();
        assertThat(server.evaluate(null)).isNull();
        assertThat(server.isComplete()).isTrue();
        assertThat(server.authorizationId()).isEqualTo("guest");
    }

    @Test
    @DisplayName("after success a message that is not empty fails the exchange")
    void failsOnOtherMessagesAfterSuccess() throws MechanismException {
        Exchange server = completeServer();

        assertThatThrownBy(() -> server.evaluate(bytes("more"))).isInstanceOf(MechanismException.class);
        assertThat(server.isComplete()).isFalse();
        assertThatThrownBy(() -> server.evaluate(EMPTY)).isInstanceOf(MechanismException.class);
    }

    @Test
    void tellsNothingBeforeItIsComplete() {
        Exchange server = server(Mechanism.Opening.CLIENT_FIRST);

        assertThatThrownBy(server::authorizationId).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> server.property(MOOD)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> server.property(MOOD.key())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(server::layer).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesALongerMessageThanTheContextAllows() throws MechanismException {
        Exchange server = Exchange.server(new Knock(Mechanism.Opening.CLIENT_FIRST), new RefusingServerContext() {
            @Override
            public Settings settings() {
                return Settings.none().with(MESSAGE_MAX, 5);
            }
        });
        assertThat(server.evaluate(bytes("knock"))).isNotNull();

        assertThatThrownBy(() -> server.evaluate(bytes("knocks"))).hasMessageContaining("longer than the 5 allowed");
    }

    @Test
    void turnsAFaultOfTheMechanismIntoATemporaryFailure() {
        Exchange client = Exchange.client(new Knock(Mechanism.Opening.CLIENT_FIRST), new ClientContext() {
            @Override
            public Settings settings() {
                throw new IllegalStateException("a fault");
            }
        });

        assertThatThrownBy(() -> client.evaluate(EMPTY))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY))
                .hasMessage("KNOCK could not go on")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void isOfNoUseOnceClosed() {
        Exchange server = server(Mechanism.Opening.CLIENT_FIRST);
        server.close();
        server.close();

        assertThatThrownBy(() -> server.evaluate(bytes("knock"))).isInstanceOf(IllegalStateException.class);
        assertThat(server.isComplete()).isFalse();
    }

    @Test
    void evaluatesOnAnExecutor() throws MechanismException {
        Deque<Runnable> loop = new ArrayDeque<>();
        Exchange server = server(Mechanism.Opening.CLIENT_FIRST);
        var answer = server.evaluate(bytes("knock"), loop::add).toCompletableFuture();

        assertThat(answer).isNotDone();
        assertThatThrownBy(() -> server.evaluate(bytes("me"))).isInstanceOf(IllegalStateException.class);
        loop.remove().run();

        assertThat(answer).isCompleted();
        assertThat(answer.join()).isEqualTo(bytes("who"));
        assertThat(server.evaluate(bytes("me"))).isEqualTo(bytes("in"));
    }

    @Test
    @DisplayName("10 E4: close wipes what an executor was to use and dropped, and answers whoever waits")
    void wipesWhatADroppedTaskHolds() throws MechanismException {
        Deque<Runnable> stopped = new ArrayDeque<>();
        Secret held = Secret.of("pencil".toCharArray());
        Exchange server = Exchange.server(
                new Custom(context -> Step.send(bytes("who"), answer -> Step.done("guest", "guest"))
                        .holding(held)),
                new RefusingServerContext());
        server.evaluate(null);
        var answer = server.evaluate(bytes("me"), stopped::add).toCompletableFuture();

        server.close();

        assertThatThrownBy(held::revealChars).isInstanceOf(IllegalStateException.class);
        assertThat(answer).isCompletedExceptionally();
        assertThatThrownBy(answer::join).cause().isInstanceOfSatisfying(MechanismException.class, e -> assertThat(
                        e.reason())
                .isEqualTo(Reason.ABORTED));
        stopped.remove().run(); // after all
        assertThat(server.isComplete()).isFalse();
        assertThatThrownBy(() -> server.evaluate(bytes("me"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("10 E4: close leaves a running evaluation what it uses, and wipes it after")
    void leavesARunningEvaluationItsSecret() throws MechanismException {
        Secret held = Secret.of("pencil".toCharArray());
        Exchange[] server = new Exchange[1];
        server[0] = Exchange.server(
                new Custom(context -> Step.send(bytes("who"), answer -> {
                            server[0].close();
                            return Step.done("guest", new String(held.revealChars()));
                        })
                        .holding(held)),
                new RefusingServerContext());
        server[0].evaluate(null);

        server[0].evaluate(bytes("me"), Runnable::run).toCompletableFuture().join();

        assertThat(server[0].authorizationId()).isEqualTo("pencil");
        assertThatThrownBy(held::revealChars).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsOfAFailureOnAnExecutor() {
        Exchange server = server(Mechanism.Opening.CLIENT_FIRST);
        var answer = server.evaluate(bytes("hello"), Runnable::run).toCompletableFuture();

        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(MechanismException.class);
    }

    @Test
    @DisplayName("14: a listener hears of an exchange that an executor has no room for")
    void tellsOfWhatTheExecutorRejects() {
        List<Authentication> heard = new ArrayList<>();
        Exchange server = Exchange.server(new Custom(context -> Step.done()), new RefusingServerContext() {
            @Override
            public Settings settings() {
                return Settings.none().with(Context.LISTENER, heard::add);
            }
        });
        var answer = server.evaluate(bytes("\0juliet\0pencil"), task -> {
                    throw new RejectedExecutionException("full");
                })
                .toCompletableFuture();
        server.close();

        assertThat(answer).isCompletedExceptionally();
        assertThat(heard).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(Authentication.Outcome.FAILED);
            assertThat(one.reason()).contains(Reason.TEMPORARY);
        });
    }

    @Test
    @DisplayName("where a security layer is required, a mechanism without one does not run")
    void requiresALayer() {
        Exchange server = Exchange.server(new Knock(Mechanism.Opening.SERVER_FIRST), new RefusingServerContext() {
            @Override
            public Protection protection() {
                return Protection.of(Qop.AUTH_CONF);
            }
        });

        assertThatThrownBy(() -> server.evaluate(null))
                .isInstanceOfSatisfying(
                        MechanismException.class, e -> assertThat(e.reason()).isEqualTo(Reason.POLICY));
    }

    @Test
    @DisplayName("what was to be sent first is wiped if it is not sent")
    void wipesAFirstMessageThatIsNotSent() {
        byte[] token = bytes("token");
        Step.Done first = Step.done("guest", "guest").sending(token).unless(objection -> Step.done("guest", "guest"));
        Exchange server = Exchange.server(new Custom(context -> first), new RefusingServerContext());

        assertThatThrownBy(() -> server.evaluate(bytes("x"))).isInstanceOf(MechanismException.class);

        assertThat(token).containsOnly(0);
    }

    @Test
    void failsForATimeWhenTheExecutorIsFull() {
        Exchange server = server(Mechanism.Opening.CLIENT_FIRST);
        var answer = server.evaluate(bytes("knock"), task -> {
                    throw new RejectedExecutionException("full");
                })
                .toCompletableFuture();

        assertThat(answer).isCompletedExceptionally();
        assertThatThrownBy(answer::join).cause().isInstanceOfSatisfying(MechanismException.class, e -> assertThat(
                        e.reason())
                .isEqualTo(Reason.TEMPORARY));
        assertThatThrownBy(() -> server.evaluate(bytes("knock"))).isInstanceOf(MechanismException.class);
    }

    @Test
    void failsForATimeWhateverTheExecutorThrows() throws MechanismException {
        for (Throwable thrown : List.of(new IllegalStateException("shut down"), new OutOfMemoryError("no thread"))) {
            Secret held = Secret.of("pencil".toCharArray());
            Exchange server = Exchange.server(
                    new Custom(context -> Step.send(bytes("who"), answer -> Step.done("guest", "guest"))
                            .holding(held)),
                    new RefusingServerContext());
            server.evaluate(null);

            assertThatThrownBy(() -> server.evaluate(bytes("me"), task -> throwAnything(thrown))
                            .toCompletableFuture()
                            .join())
                    .isInstanceOfAny(CompletionException.class, OutOfMemoryError.class);

            assertThatThrownBy(() -> server.evaluate(bytes("me"))).isInstanceOf(MechanismException.class);
            assertThatThrownBy(held::revealChars).isInstanceOf(IllegalStateException.class);
        }
    }

    private static void throwAnything(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @Test
    void closesWhatAFirstStepHoldsThatIsNeverSent() {
        Secret held = Secret.of("pencil".toCharArray());
        Exchange server = Exchange.server(
                new Custom(context -> Step.send(bytes("who"), answer -> Step.done("guest", "guest"))
                        .holding(held)),
                new RefusingServerContext());

        assertThatThrownBy(() -> server.evaluate(bytes("me"))).isInstanceOf(MechanismException.class);

        assertThatThrownBy(held::revealChars).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closesTheLayerOnceWhateverEndsTheExchange() throws MechanismException {
        CountingLayer layer = new CountingLayer();
        Mechanism layered = new Custom(context -> Step.done("guest", "guest").protectedBy(layer));
        Exchange server = Exchange.server(layered, new RefusingServerContext());
        server.evaluate(null);
        assertThat(server.layer()).containsSame(layer);

        server.close();

        assertThat(layer.closed).isEqualTo(1);
    }

    @Test
    void closesTheLayerWhenAClosedExchangeEndsItsLastEvaluation() {
        CountingLayer layer = new CountingLayer();
        Exchange[] self = new Exchange[1];
        self[0] = Exchange.server(
                new Custom(context -> {
                    self[0].close();
                    return Step.done("guest", "guest").protectedBy(layer);
                }),
                new RefusingServerContext());

        self[0].evaluate(null, Runnable::run);

        assertThat(layer.closed).isEqualTo(1);
    }

    @Test
    void closesWhatAStepHoldsWhenItIsTakenOrTheExchangeEnds() throws MechanismException {
        for (String ending : new String[] {"answered", "failed", "closed"}) {
            Secret held = Secret.of("pencil".toCharArray());
            Exchange server = Exchange.server(
                    new Custom(context -> Step.send(bytes("who"), answer -> {
                                assertThat(held.revealChars()).hasSize(6);
                                Knock.expect("me", answer);
                                return Step.done("guest", "guest");
                            })
                            .holding(held)),
                    new RefusingServerContext());
            server.evaluate(null);
            assertThat(held.revealChars()).hasSize(6);

            switch (ending) {
                case "answered" -> server.evaluate(bytes("me"));
                case "failed" ->
                    assertThatThrownBy(() -> server.evaluate(bytes("you"))).isInstanceOf(MechanismException.class);
                default -> server.close();
            }

            assertThatThrownBy(held::revealChars).as(ending).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("12, foreign: what the next step holds as well stays open, and is closed with the exchange")
    void leavesOpenWhatTheNextStepHoldsToo() throws MechanismException {
        Secret held = Secret.of("pencil".toCharArray());
        Exchange server = Exchange.server(
                new Custom(context -> Step.send(
                                bytes("who"), name -> Step.send(bytes("why"), reason -> Step.done("guest", "guest"))
                                        .holding(held))
                        .holding(held)),
                new RefusingServerContext());
        server.evaluate(null);
        server.evaluate(bytes("me"));
        assertThat(held.revealChars()).hasSize(6);

        server.evaluate(bytes("because"));

        assertThatThrownBy(held::revealChars).isInstanceOf(IllegalStateException.class);
    }

    private record Custom(java.util.function.Function<ServerContext, Step> server) implements Mechanism {
        @Override
        public MechanismName name() {
            return MechanismName.of("CUSTOM");
        }

        @Override
        public int priority() {
            return 1;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.LAYER);
        }

        @Override
        public Step startClient(ClientContext context) {
            return Step.done();
        }

        @Override
        public Step startServer(ServerContext context) {
            return server.apply(context);
        }
    }

    private static final class CountingLayer implements SecurityLayer {
        private int closed;

        @Override
        public byte[] wrap(byte[] buffer, int offset, int length) {
            return buffer;
        }

        @Override
        public byte[] unwrap(byte[] buffer, int offset, int length) {
            return buffer;
        }

        @Override
        public Qop qop() {
            return Qop.AUTH_INT;
        }

        @Override
        public Optional<Strength> strength() {
            return Optional.empty();
        }

        @Override
        public int sendLimit() {
            return Protection.BUFFER;
        }

        @Override
        public int receiveLimit() {
            return Protection.BUFFER;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private static class RefusingServerContext implements ServerContext {
        @Override
        public String verify(Mechanism mechanism, String user, Secret password) throws MechanismException {
            throw MechanismException.wrongCredentials();
        }

        @Override
        public String prepared(String user) {
            return user;
        }

        @Override
        public Optional<CredentialStore.Account> find(Mechanism mechanism, String user, String realm) {
            return Optional.empty();
        }

        @Override
        public Decoy decoy(Mechanism mechanism, String user) {
            return Decoy.standard();
        }

        @Override
        public String authorize(String authenticationId, String authorizationId) throws MechanismException {
            throw new MechanismException(Reason.NOT_AUTHORIZED, "nobody");
        }
    }
}
