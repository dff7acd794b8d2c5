package org.sasl4j;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Mechanism.Opening;
import org.sasl4j.MechanismException.Reason;

/**
 * One authentication from one side: feeds the peer's messages to the steps of a mechanism and alone knows whether it is
 * complete, failed or disposed of (RFC 4422 section 3).
 *
 * <p>It fails once and for all: after the first failure every evaluation throws and {@link #isComplete()} is false.
 * After success an empty message is taken and answered by nothing, because some protocols make the client answer the
 * last challenge; any other message fails the exchange, unless the mechanism has an answer to the other side's objection
 * ({@link Step.Done#unless}). One evaluation runs at a time; {@link #close()} may be called by
 * any thread.
 */
public final class Exchange implements AutoCloseable {
    /** {@link #property} of a server: the authentication identity, a String. */
    public static final String AUTHENTICATION_ID = "authentication.id";

    /** {@link #property} of a server that answers to any host name: the one that the client meant, a String. */
    public static final String BOUND_SERVER_NAME = "bound.server.name";

    /** {@link #property} of a server that was shown a token: until when it is good, an {@link java.time.Instant}. */
    public static final String EXPIRY = "oauth.expiry";

    /** {@link #property} of a server: what the application said of the user, of a type of its own. */
    public static final String PRINCIPAL = "principal";

    private static final byte[] EMPTY = {};

    /** Whose side of the exchange this is. */
    enum Side {
        CLIENT,
        SERVER
    }

    /** Who uses what this exchange holds: nobody, an evaluation, or one that an executor may never begin. */
    private record Work(@Nullable CompletableFuture<byte @Nullable []> awaited) {
        private static final Work NONE = new Work(null);
        private static final Work UNDER_WAY = new Work(null);
    }

    private final Mechanism mechanism;
    private final Side side;
    private final Context context;
    private final Start start;
    private final BooleanSupplier speaksFirst;
    private final AtomicReference<Work> work = new AtomicReference<>(Work.NONE);

    private Step.@Nullable Await opening;
    private boolean emptyChallengeSent;
    private Step.@Nullable Next next;
    private List<Secret> held = List.of();
    private volatile Step.@Nullable Done done;
    private volatile @Nullable MechanismException failure;
    private volatile boolean promised; // a first message, by speaksFirst
    private volatile boolean started;
    private @Nullable Object told; // the end of this exchange that was logged, which is a success, a failure or neither
    private volatile boolean closed;

    /** The first step, taken at the first evaluation because it may ask the application. */
    @FunctionalInterface
    private interface Start {
        Step take() throws MechanismException;
    }

    private Exchange(Mechanism mechanism, Side side, Context context, Start start, BooleanSupplier speaksFirst) {
        this.mechanism = mechanism;
        this.side = side;
        this.context = context;
        this.start = start;
        this.speaksFirst = speaksFirst;
    }

    /**
     * The client's side.
     *
     * @param mechanism the mechanism to run
     * @param context answers the mechanism's questions; asked at the first evaluation, not before
     * @return an exchange that the caller closes
     */
    public static Exchange client(Mechanism mechanism, ClientContext context) {
        return new Exchange(
                mechanism,
                Side.CLIENT,
                context,
                () -> mechanism.startClient(context),
                () -> mechanism.clientOpens(context));
    }

    /**
     * The server's side.
     *
     * @param mechanism the mechanism to run
     * @param context answers the mechanism's questions; asked at the first evaluation, not before
     * @return an exchange that the caller closes
     */
    public static Exchange server(Mechanism mechanism, ServerContext context) {
        return new Exchange(
                mechanism,
                Side.SERVER,
                context,
                () -> mechanism.startServer(context),
                () -> mechanism.opening() == Opening.SERVER_FIRST);
    }

    /**
     * Takes the peer's message and answers what to send.
     *
     * @param message the peer's message; null where the peer has sent none yet (RFC 4422 section 3.3 tells that apart
     *     from an empty one). At the start an empty message is the same as none, except where the mechanism's first
     *     message may be empty
     * @return what to send, possibly empty; null if there is nothing to send
     * @throws MechanismException if the exchange fails, or has failed
     * @throws IllegalStateException if the exchange was closed, or another evaluation is under way
     */
    public byte @Nullable [] evaluate(byte @Nullable [] message) throws MechanismException {
        enter(Work.UNDER_WAY);
        try {
            return advance(message);
        } finally {
            leave();
        }
    }

    /**
     * Does the same on an executor, for event loops: hashing a password takes milliseconds.
     *
     * @param message as for {@link #evaluate(byte[])}; must not be changed until the stage completes
     * @param executor runs the evaluation, or throws; one that drops it leaves the exchange busy until it is closed
     * @return completes with what to send (null if nothing), or exceptionally with a {@link MechanismException}, also where
     *     the exchange is closed before the evaluation has begun
     * @throws IllegalStateException if the exchange was closed, or another evaluation is under way
     */
    public CompletionStage<byte @Nullable []> evaluate(byte @Nullable [] message, Executor executor) {
        CompletableFuture<byte @Nullable []> answer = new CompletableFuture<>();
        Work awaited = new Work(answer);
        enter(awaited);
        try {
            executor.execute(() -> begin(message, awaited, answer));
        } catch (RuntimeException | Error e) { // such as RejectedExecutionException, or no thread to be had
            if (work.compareAndSet(awaited, Work.UNDER_WAY)) {
                MechanismException rejected = fail(
                        new MechanismException(Reason.TEMPORARY, "there is no room to authenticate at the moment", e));
                leave();
                answer.completeExceptionally(rejected);
            }
            if (e instanceof Error error) {
                throw error;
            }
        }
        return answer;
    }

    /** Runs on an executor, unless the exchange was closed before. */
    private void begin(byte @Nullable [] message, Work awaited, CompletableFuture<byte @Nullable []> answer) {
        if (!work.compareAndSet(awaited, Work.UNDER_WAY)) {
            return;
        }
        byte @Nullable [] reply;
        try {
            reply = advance(message);
        } catch (MechanismException | RuntimeException | Error e) {
            leave();
            answer.completeExceptionally(e);
            return;
        }
        leave();
        answer.complete(reply);
    }

    private void enter(Work kind) {
        if (!work.compareAndSet(Work.NONE, kind)) {
            throw new IllegalStateException("another evaluation of this " + name() + " exchange is under way");
        }
        if (closed && failure == null) {
            leave();
            throw new IllegalStateException("this " + name() + " exchange was disposed of");
        }
    }

    private void leave() {
        work.set(Work.NONE);
        if (closed) {
            wipeUnlessUnderWay();
        }
    }

    /** What an executor was asked to do and has not begun is called off: it may have dropped it. */
    private void wipeUnlessUnderWay() {
        Work found = work.get();
        if (found != Work.UNDER_WAY && work.compareAndSet(found, Work.UNDER_WAY)) {
            wipe();
            if (started) {
                tellEnd();
            }
            work.set(Work.NONE);
            if (found.awaited() != null) {
                found.awaited()
                        .completeExceptionally(
                                new MechanismException(Reason.ABORTED, "this " + name() + " exchange was disposed of"));
            }
        }
    }

    private byte @Nullable [] advance(byte @Nullable [] message) throws MechanismException {
        MechanismException earlier = failure;
        if (earlier != null) {
            throw earlier.again();
        }
        started = true;
        try {
            if (message != null && message.length > context.longestMessage()) {
                throw new MechanismException(
                        Reason.MALFORMED,
                        "a message of " + message.length + " octets is longer than the " + context.longestMessage()
                                + " allowed");
            }
            return done != null ? afterSuccess(message) : reply(take(message));
        } catch (MechanismException e) {
            throw fail(e);
        } catch (RuntimeException e) {
            throw fail(new MechanismException(Reason.TEMPORARY, name() + " could not go on", e));
        } catch (Error e) {
            fail(new MechanismException(Reason.TEMPORARY, name() + " could not go on", e));
            throw e;
        }
    }

    private MechanismException fail(MechanismException e) {
        failure = e;
        wipe();
        tellEnd();
        return e;
    }

    /** Once, and again if what was a success fails after all. */
    private void tellEnd() {
        MechanismException failed = failure;
        Step.Done succeeded = done;
        if (failed != null && told != failed) {
            told = failed;
            ExchangeLog.failed(mechanism, side, failed);
        } else if (told == null && succeeded != null) {
            told = succeeded;
            ExchangeLog.succeeded(mechanism, side, succeeded);
        } else if (told == null) {
            told = this;
            ExchangeLog.abandoned(mechanism, side);
        }
    }

    private byte @Nullable [] afterSuccess(byte @Nullable [] message) throws MechanismException {
        if (message == null || message.length == 0) {
            tellEnd();
            return null;
        }
        Step.Next objection = done == null ? null : done.objection();
        if (objection != null) { // the other side was not content
            done.layer().ifPresent(SecurityLayer::close);
            done = null;
            return reply(objection.receive(message));
        }
        throw new MechanismException(Reason.MALFORMED, name() + " got a message after the exchange was complete");
    }

    /** The step that this message leads to, or null if nothing has been said yet and this side answers that. */
    private @Nullable Step take(byte @Nullable [] message) throws MechanismException {
        Step.Next expected = next;
        if (expected != null) {
            Step step = expected.receive(message == null ? EMPTY : message);
            closeHeld();
            return step;
        }
        Step.Await wait = opening;
        if (wait == null) {
            refuseToBeRead();
            Step first = start.take();
            if (!(first instanceof Step.Await await)) {
                return speakFirst(first, message);
            }
            opening = await;
            wait = await;
        }
        return wait.takes(message) ? wait.next().receive(message == null ? EMPTY : message) : null;
    }

    /** No password or token goes over, or is taken from, a connection that anybody can read. */
    private void refuseToBeRead() throws MechanismException {
        if (mechanism.exposesSecretOn(context.connection()) && !context.allowsPlaintext()) {
            throw new MechanismException(
                    Reason.POLICY,
                    name()
                            + " sends a secret, and this connection can be read by others: use TLS, or another mechanism,"
                            + " or allow it (org.sasl4j.plaintext)");
        }
    }

    /** Some servers say "go ahead" first, which does no harm where one message is all there is. */
    private Step speakFirst(Step first, byte @Nullable [] message) throws MechanismException {
        boolean isAll = first instanceof Step.Done all && all.objection() == null;
        if (message != null && message.length > 0 && !isAll) { // RFC 4422 section 5, item 2
            held = first instanceof Step.Send unsent ? unsent.held() : List.of();
            throw new MechanismException(
                    Reason.MALFORMED, name() + " got a message where this side has to send the first one");
        }
        return first;
    }

    private byte @Nullable [] reply(@Nullable Step step) throws MechanismException {
        if (step == null) {
            return side == Side.CLIENT ? emptyIfPromised() : emptyChallenge();
        }
        if (step instanceof Step.Done end) {
            next = null;
            done = end.withoutMessage();
            if (end.objection() == null) {
                tellEnd();
            }
            return end.message();
        }
        if (step instanceof Step.Send send) {
            next = send.next();
            held = send.held();
            return send.message();
        }
        next = ((Step.Await) step).next();
        return null;
    }

    /** A client that turns out to have nothing to send first, after it said it had. */
    private byte @Nullable [] emptyIfPromised() {
        boolean kept = promised;
        promised = false;
        return kept ? EMPTY : null;
    }

    /** Asks the client for its first message (RFC 4422 section 3), once. */
    private byte[] emptyChallenge() throws MechanismException {
        if (emptyChallengeSent) {
            throw new MechanismException(
                    Reason.MALFORMED, name() + " needs the client's first message and got an empty one");
        }
        emptyChallengeSent = true;
        return EMPTY;
    }

    /**
     * Whether the exchange ended in success, for this side.
     *
     * @return false before, and again if a later message fails the exchange
     */
    public boolean isComplete() {
        return done != null && failure == null;
    }

    /**
     * Whether this side has a first message to send before it has heard of the peer.
     *
     * @return for a client, whether it has an initial response (RFC 4422 section 3.3)
     */
    public boolean speaksFirst() {
        promised = speaksFirst.getAsBoolean();
        return promised;
    }

    /**
     * The mechanism that runs.
     *
     * @return the mechanism
     */
    public Mechanism mechanism() {
        return mechanism;
    }

    /**
     * Whom the client acts as, as the server decided.
     *
     * @return the authorization identity; on the client, which is not told, the empty string
     * @throws IllegalStateException if the exchange is not complete
     */
    public String authorizationId() {
        return success().authorizationId();
    }

    /**
     * What the mechanism tells of a complete exchange.
     *
     * @param key without the prefix {@code org.sasl4j.}, such as {@link #AUTHENTICATION_ID}
     * @return the value, or empty if the mechanism does not tell this
     * @throws IllegalStateException if the exchange is not complete
     */
    public Optional<Object> property(String key) {
        return Optional.ofNullable(success().properties().get(key));
    }

    /**
     * The protection negotiated.
     *
     * @return the layer, which this exchange closes; empty if what follows is not protected
     * @throws IllegalStateException if the exchange is not complete
     */
    public Optional<SecurityLayer> layer() {
        return success().layer();
    }

    private Step.Done success() {
        Step.Done end = done;
        if (end == null || failure != null) {
            throw new IllegalStateException("this " + name() + " exchange is not complete");
        }
        return end;
    }

    /** Gives up or cleans up: wipes what is secret and closes the layer. Closing twice does nothing. */
    @Override
    public void close() {
        closed = true;
        wipeUnlessUnderWay();
    }

    private void wipe() {
        next = null;
        opening = null;
        closeHeld();
        Step.Done end = done;
        if (end != null) {
            end.layer().ifPresent(SecurityLayer::close);
        }
    }

    private void closeHeld() {
        held.forEach(Secret::close);
        held = List.of();
    }

    private String name() {
        return mechanism.name().toString();
    }
}
