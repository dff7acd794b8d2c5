package org.sasl4j;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Mechanism.Opening;
import org.sasl4j.MechanismException.Reason;

/**
 * One side of one authentication. It feeds the peer's messages to the steps of a mechanism, and it alone knows whether
 * the authentication is complete, has failed or is closed (RFC 4422 section 3).
 *
 * <pre>{@code
 * try (Exchange client = Exchange.client(mechanism, ClientContext.of("juliet", password));
 *         Exchange server = Exchange.server(mechanism, StoreServerContext.of(users))) {
 *     byte[] message = client.evaluate(null); // null: there is nothing, or nothing yet
 *     while (!client.isComplete() || !server.isComplete()) {
 *         byte[] challenge = server.evaluate(message);
 *         message = challenge == null ? null : client.evaluate(challenge);
 *     }
 *     return server.authorizationId();
 * }
 * }</pre>
 *
 * <p>A failure is final: every later evaluation throws, and {@link #isComplete()} stays false. After success an empty
 * message is accepted and needs no answer, because some protocols make the client answer the last challenge. Any other
 * message fails the exchange, unless the mechanism has an answer to the other side's objection ({@link
 * Step.Done#unless}). Only one evaluation runs at a time; any thread may call {@link #close()}.
 */
public final class Exchange implements AutoCloseable {
    /** Who proved who they are. */
    public static final Property<String> AUTHENTICATION_ID = Property.text("authentication.id")
            .toldTo(Property.Side.SERVER)
            .described("who proved who they are, which may not be whom they act as");

    /** What the application's judge said of the user, of a type of its own. */
    public static final Property<Object> PRINCIPAL = Property.object("principal", Object.class)
            .toldTo(Property.Side.SERVER)
            .described("what the application's judge of a token or of another proof said of the user");

    private static final byte[] EMPTY = {};
    private static final AtomicReferenceFieldUpdater<Exchange, Work> WORK =
            AtomicReferenceFieldUpdater.newUpdater(Exchange.class, Work.class, "work");
    private static final AtomicReferenceFieldUpdater<Exchange, Step.Done> DONE =
            AtomicReferenceFieldUpdater.newUpdater(Exchange.class, Step.Done.class, "done");

    /** Whose side of the exchange this is. */
    public enum Side {
        /** The client's. */
        CLIENT,
        /** The server's. */
        SERVER
    }

    private final Mechanism mechanism;
    private final Side side;
    private Context context;
    private volatile @Nullable Work work; // null: nobody's yet

    private Step.@Nullable Await opening;
    private int longest; // message taken, in octets
    private boolean emptyChallengeSent;
    private Step.@Nullable Next next;
    private List<Step.Held> held = List.of();
    private volatile Step.@Nullable Done done;
    private volatile @Nullable MechanismException failure;
    private volatile boolean promised; // a first message, by speaksFirst
    private boolean started;
    private @Nullable Watch watch;
    private @Nullable Object told; // the end of this exchange that was logged, which is a success, a failure or neither

    private Exchange(Mechanism mechanism, Side side, Context context) {
        this.mechanism = mechanism;
        this.side = side;
        this.context = context;
    }

    /**
     * The client's side.
     *
     * @param mechanism the mechanism to run
     * @param context answers the mechanism's questions; asked at the first evaluation, not before
     * @return an exchange that the caller closes
     */
    public static Exchange client(Mechanism mechanism, ClientContext context) {
        return new Exchange(mechanism, Side.CLIENT, context);
    }

    /**
     * The server's side.
     *
     * @param mechanism the mechanism to run
     * @param context answers the mechanism's questions; asked at the first evaluation, not before
     * @return an exchange that the caller closes
     */
    public static Exchange server(Mechanism mechanism, ServerContext context) {
        return new Exchange(mechanism, Side.SERVER, context);
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
            if (WORK.compareAndSet(this, awaited, Work.UNDER_WAY)) {
                MechanismException rejected = reject(e);
                leave();
                answer.completeExceptionally(rejected);
            }
            if (e instanceof Error error) {
                throw error;
            }
        }
        return answer;
    }

    /** Fails before an evaluation has begun, of which a listener hears all the same. */
    private MechanismException reject(Throwable cause) {
        MechanismException rejected =
                new MechanismException(Reason.TEMPORARY, "there is no room to authenticate at the moment", cause);
        try {
            begin();
        } catch (MechanismException | RuntimeException e) { // this exchange would have failed anyway
            rejected.addSuppressed(e);
        }
        return fail(rejected);
    }

    /** Runs on an executor, unless the exchange was closed before. */
    private void begin(byte @Nullable [] message, Work awaited, CompletableFuture<byte @Nullable []> answer) {
        if (!WORK.compareAndSet(this, awaited, Work.UNDER_WAY)) {
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
        boolean free = WORK.compareAndSet(this, null, kind)
                || failure != null && WORK.compareAndSet(this, Work.CLOSED, kind); // it only fails again
        if (!free) {
            throw new IllegalStateException(
                    work == Work.CLOSED
                            ? "this " + name() + " exchange was disposed of"
                            : "another evaluation of this " + name() + " exchange is under way");
        }
    }

    private void leave() {
        if (!WORK.compareAndSet(this, Work.UNDER_WAY, null)) { // it was closed in the meantime
            end();
        }
    }

    private void end() {
        wipe();
        if (started) {
            tellEnd();
        }
        WORK.lazySet(this, Work.CLOSED);
    }

    private byte @Nullable [] advance(byte @Nullable [] message) throws MechanismException {
        MechanismException earlier = failure;
        if (earlier != null) {
            throw earlier.again();
        }
        try {
            begin();
            requireBounded(message);
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

    /** At the first evaluation. */
    private void begin() throws MechanismException {
        if (started) {
            return;
        }
        started = true;
        watch = Watch.begin(mechanism, side, context);
        if (watch != null) {
            context = watch.over(context);
        }
        longest = context.settings().valueOf(Context.MESSAGE_MAX);
    }

    private void requireBounded(byte @Nullable [] message) throws MechanismException {
        count(message);
        if (message != null && message.length > longest) {
            throw new MechanismException(
                    Reason.MALFORMED,
                    "a message of " + message.length + " octets is longer than the " + longest + " allowed");
        }
    }

    private void count(byte @Nullable [] message) {
        if (watch != null) {
            watch.count(message);
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
            if (watch != null) {
                watch.failed(failed);
            }
        } else if (told == null && succeeded != null) {
            told = succeeded;
            ExchangeLog.succeeded(mechanism, side, succeeded);
            if (watch != null) {
                watch.succeeded(succeeded);
            }
        } else if (told == null) {
            told = this;
            ExchangeLog.abandoned(mechanism, side);
            if (watch != null) {
                watch.abandoned();
            }
        }
    }

    private byte @Nullable [] afterSuccess(byte @Nullable [] message) throws MechanismException {
        if (message == null || message.length == 0) {
            tellEnd();
            return null;
        }
        Step.Next objection = done == null ? null : done.objection();
        if (done != null && objection != null) { // the other side was not content
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
            closeHeldExceptFor(step);
            return step;
        }
        Step.Await wait = opening;
        if (wait == null) {
            refuseToBeRead();
            refuseToDoWithoutLayer();
            Step first = start();
            if (!(first instanceof Step.Await await)) {
                return speakFirst(first, message);
            }
            opening = await;
            wait = await;
        }
        return wait.takes(message) ? wait.next().receive(message == null ? EMPTY : message) : null;
    }

    /** Taken at the first evaluation, because it may ask the application. */
    private Step start() throws MechanismException {
        return side == Side.CLIENT
                ? mechanism.startClient((ClientContext) context)
                : mechanism.startServer((ServerContext) context);
    }

    /** No password or token goes over, or is taken from, a connection that anybody can read. */
    private void refuseToBeRead() throws MechanismException {
        if (mechanism.exposesSecretOn(context.connection())
                && !context.settings().valueOf(Context.PLAINTEXT)) {
            throw new MechanismException(
                    Reason.POLICY,
                    name()
                            + " sends a secret, and this connection can be read by others: use TLS, or another mechanism,"
                            + " or allow it (" + Context.PLAINTEXT + ")");
        }
    }

    /** A mechanism without a security layer does not run where one was required. */
    private void refuseToDoWithoutLayer() throws MechanismException {
        if (!context.protection().qops().contains(Qop.AUTH)
                && !mechanism.traits().contains(Trait.LAYER)) {
            throw new MechanismException(
                    Reason.POLICY,
                    name() + " has no security layer, and one is required: use another mechanism, or allow "
                            + Qop.AUTH);
        }
    }

    /** Some servers say "go ahead" first, which does no harm where one message is all there is. */
    private Step speakFirst(Step first, byte @Nullable [] message) throws MechanismException {
        boolean isAll = first instanceof Step.Done all && all.objection() == null;
        if (message != null && message.length > 0 && !isAll) { // RFC 4422 section 5, item 2
            held = first instanceof Step.Send unsent ? unsent.held() : List.of();
            if (first instanceof Step.Done unsent && unsent.message() != null) {
                Arrays.fill(unsent.message(), (byte) 0); // such as a token
            }
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
            count(end.message());
            DONE.lazySet(this, end.withoutMessage()); // and whoever leaves publishes it
            if (end.objection() == null) {
                tellEnd();
            }
            return end.message();
        }
        if (step instanceof Step.Send send) {
            next = send.next();
            held = send.held();
            count(send.message());
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
        promised = side == Side.CLIENT
                ? mechanism.clientOpens((ClientContext) context)
                : mechanism.opening() == Opening.SERVER_FIRST;
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
     * @param property what is asked for, such as {@link #AUTHENTICATION_ID}
     * @param <T> the property's type
     * @return the value, or empty if the mechanism does not tell this
     * @throws IllegalStateException if the exchange is not complete
     */
    @SuppressWarnings("unchecked") // Step.Done.with(…) lets nothing else in
    public <T> Optional<T> property(Property<T> property) {
        return Optional.ofNullable((T) success().told(property));
    }

    /**
     * What the mechanism tells of a complete exchange under a name, as {@code getNegotiatedProperty} asks.
     *
     * @param name a property's {@linkplain Property#key() key}, or its other name
     * @return the value, or empty if the mechanism does not tell this
     * @throws IllegalStateException if the exchange is not complete
     */
    public Optional<Object> property(String name) {
        return Optional.ofNullable(success().told(name));
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
        Work found = work;
        while (found != Work.CLOSING && found != Work.CLOSED && !WORK.compareAndSet(this, found, Work.CLOSING)) {
            found = work;
        }
        if (found == null || found.awaited != null) { // an executor may have dropped what it was asked to do
            end();
        }
        if (found != null && found.awaited != null) {
            found.awaited.completeExceptionally(
                    new MechanismException(Reason.ABORTED, "this " + name() + " exchange was disposed of"));
        }
    }

    private void wipe() {
        next = null;
        opening = null;
        closeHeldExceptFor(null);
        Step.Done end = done;
        if (end != null) {
            end.layer().ifPresent(SecurityLayer::close);
        }
    }

    private void closeHeldExceptFor(@Nullable Step step) {
        for (int i = 0; i < held.size(); i++) {
            Step.Held one = held.get(i);
            boolean needed = step instanceof Step.Send send && send.holds(one)
                    || step instanceof Step.Done end && end.layer().orElse(null) == one;
            if (!needed) {
                one.close();
            }
        }
        held = List.of();
    }

    private String name() {
        return mechanism.name().toString();
    }
}
