package org.sasl4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/** Makes the provider's side of the exchanges of one check, and records all that is said. */
public final class Dialogue {
    /** Who the kit is in what was said. */
    public static final String KIT = "kit";

    private final Candidate candidate;
    private final Side side;
    private final String mechanism;
    private final List<Spoken> spoken = new CopyOnWriteArrayList<>(); // read by another thread after a deadline
    private final List<Questions> questions = new CopyOnWriteArrayList<>();

    Dialogue(Candidate candidate, Side side, String mechanism) {
        this.candidate = candidate;
        this.side = side;
        this.mechanism = mechanism;
    }

    /**
     * The provider's client of the check's mechanism.
     *
     * @param login what it is made with
     * @return the client, also where its factory refuses: then its first evaluation throws
     * @throws NotOffered if the factory returns null
     */
    public Tested client(Login login) {
        Questions handler = Handlers.of(login);
        questions.add(handler);
        return new Tested(this, Side.CLIENT, candidate.client(mechanism, mechanism, login, handler));
    }

    /**
     * The provider's server of the check's mechanism.
     *
     * @param directory what it is made with
     * @return the server, also where its factory refuses: then its first evaluation throws
     * @throws NotOffered if the factory returns null
     */
    public Tested server(Directory directory) {
        Questions handler = Handlers.of(directory);
        questions.add(handler);
        return new Tested(this, Side.SERVER, candidate.server(mechanism, mechanism, directory, handler));
    }

    /**
     * The usual client.
     *
     * @return one
     */
    public Tested client() {
        return client(Login.usual());
    }

    /**
     * The usual server.
     *
     * @return one
     */
    public Tested server() {
        return server(Directory.usual());
    }

    /**
     * Which mechanism is tested.
     *
     * @return its name
     */
    public String mechanism() {
        return mechanism;
    }

    /**
     * Which side is tested.
     *
     * @return the provider's
     */
    public Side side() {
        return side;
    }

    /**
     * The mechanisms that the factory of the check's mechanism names.
     *
     * @param policy added to the properties of the candidate
     * @return their names
     */
    public List<String> names(Map<String, ?> policy) {
        List<String> names = candidate.names(mechanism, side, policy);
        note(side.toString(), "getMechanismNames(" + policy + ") returned " + names);
        return names;
    }

    /**
     * Whether the factory of the check's mechanism makes something of another name.
     *
     * @param name what it is asked for
     * @return false where it returns null
     * @throws Violation if it throws
     */
    public boolean makes(String name) {
        String call = "the factory asked for '" + name + "' ";
        try {
            Endpoint made = side == Side.CLIENT
                    ? candidate.client(mechanism, name, Login.usual(), Handlers.of(Login.usual()))
                    : candidate.server(mechanism, name, Directory.usual(), Handlers.of(Directory.usual()));
            if (made instanceof NoEndpoint refused) {
                throw refused.refusal();
            }
            note(side.toString(), call + "returned one");
            return true;
        } catch (NotOffered nothing) {
            note(side.toString(), call + "returned null");
            return false;
        } catch (SaslException | RuntimeException e) {
            note(side.toString(), call + "threw " + e);
            throw new Violation("threw " + e.getClass().getSimpleName() + " for the name '" + name + "'");
        }
    }

    /**
     * Who is tested.
     *
     * @return the provider
     */
    public Candidate candidate() {
        return candidate;
    }

    /**
     * Records what happened, where it is no message.
     *
     * @param note what
     */
    public void note(String note) {
        note(KIT, note);
    }

    void note(String speaker, String note) {
        spoken.add(new Spoken(speaker, null, note));
    }

    void kit(byte @Nullable [] message) {
        spoken.add(new Spoken(KIT, message, message == null ? "no message (null)" : ""));
    }

    void heard(Side side, Reply reply) {
        List<String> notes = new ArrayList<>();
        Throwable failure = reply.failure();
        if (failure != null) {
            notes.add("threw " + failure);
        } else if (reply.octets() == null) {
            notes.add("no message (null)");
        }
        if (reply.complete()) {
            notes.add("complete");
        }
        spoken.add(new Spoken(side.toString(), reply.octets(), String.join("; ", notes)));
    }

    /**
     * All that was said so far.
     *
     * @return it, in order
     */
    public List<Spoken> spoken() {
        return List.copyOf(spoken);
    }

    /** Callbacks that were asked and are not standard. */
    Set<String> unknownCallbacks() {
        Set<String> unknown = new TreeSet<>();
        questions.forEach(handler -> unknown.addAll(handler.unknown()));
        return unknown;
    }
}
