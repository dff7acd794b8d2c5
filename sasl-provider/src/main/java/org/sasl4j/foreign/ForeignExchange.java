package org.sasl4j.foreign;

import java.util.Optional;
import java.util.function.Supplier;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.SecurityLayer;

/** Another provider's client or server. Its failures become ours, and it is the security layer if it negotiated one. */
final class ForeignExchange implements SecurityLayer {
    private final Mechanism mechanism;
    private final End end;
    private final Supplier<@Nullable MechanismException> cause;
    private volatile boolean closed;

    /**
     * Takes a client or server that has just been made.
     *
     * @param cause gives what the context failed with when the client or server asked it, or null
     */
    ForeignExchange(Mechanism mechanism, End end, Supplier<@Nullable MechanismException> cause) {
        this.mechanism = mechanism;
        this.end = end;
        this.cause = cause;
    }

    /** A failure in making or running a client or server. If the context failed, its failure is used. */
    static MechanismException failure(Mechanism mechanism, @Nullable MechanismException cause, SaslException e) {
        if (cause != null) {
            return cause;
        }
        return e instanceof MechanismException ours
                ? ours
                : new MechanismException(Reason.REFUSED, mechanism.name() + " was refused", e);
    }

    byte @Nullable [] evaluate(byte[] message) throws MechanismException {
        boolean taken = false;
        try {
            byte[] reply = end.evaluate(message);
            taken = true;
            return reply;
        } catch (SaslException e) {
            throw failure(mechanism, cause.get(), e);
        } finally {
            if (!taken) {
                close();
            }
        }
    }

    boolean isComplete() {
        return end.isComplete();
    }

    boolean hasLayer() {
        return qop() != Qop.AUTH;
    }

    @Override
    public byte[] wrap(byte[] buffer, int offset, int length) throws MechanismException {
        requireOpen();
        try {
            return end.wrap(buffer, offset, length);
        } catch (SaslException e) {
            throw new MechanismException(Reason.MALFORMED, mechanism.name() + " could not protect what is sent", e);
        }
    }

    @Override
    public byte[] unwrap(byte[] buffer, int offset, int length) throws MechanismException {
        requireOpen();
        try {
            return end.unwrap(buffer, offset, length);
        } catch (SaslException e) {
            close();
            throw new MechanismException(Reason.MALFORMED, mechanism.name() + " could not open what came", e);
        }
    }

    private void requireOpen() throws MechanismException {
        if (closed) {
            throw new MechanismException(Reason.ABORTED, "the security layer is closed, or refused a buffer before");
        }
    }

    @Override
    public Qop qop() {
        return Optional.ofNullable(end.property(Sasl.QOP))
                .flatMap(qop -> Qop.named(qop.toString()))
                .orElse(Qop.AUTH);
    }

    @Override
    public Optional<Strength> strength() {
        String told = String.valueOf(end.property(Sasl.STRENGTH));
        for (Strength strength : Strength.values()) {
            if (strength.toString().equals(told)) {
                return Optional.of(strength);
            }
        }
        return Optional.empty();
    }

    @Override
    public int sendLimit() {
        return octets(Sasl.RAW_SEND_SIZE);
    }

    @Override
    public int receiveLimit() {
        return octets(Sasl.MAX_BUFFER);
    }

    /** Reads a number, which javax keeps as a String. */
    private int octets(String key) {
        Object told = end.property(key);
        return told == null ? Protection.BUFFER : Integer.parseInt(told.toString());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                end.dispose();
            } catch (SaslException e) {
                System.getLogger("org.sasl4j")
                        .log(System.Logger.Level.WARNING, mechanism.name() + " of another provider is left open", e);
            }
        }
    }
}
