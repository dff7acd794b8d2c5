package org.sasl4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/** Makes the provider's side of the exchanges of one check, and records everything that is said. */
public final class Dialogue {
    /** The kit's name as a speaker. */
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
     * Makes the provider's client of the check's mechanism.
     *
     * @param login what the client is made with
     * @return the client; if its factory refuses to make one, its first evaluation throws
     * @throws NotOffered if the factory returns null
     */
    public Tested client(Login login) {
        Questions handler = Handlers.of(login);
        questions.add(handler);
        return new Tested(this, Side.CLIENT, candidate.client(mechanism, mechanism, login, handler));
    }

    /**
     * Makes the provider's server of the check's mechanism.
     *
     * @param directory what the server is made with
     * @return the server; if its factory refuses to make one, its first evaluation throws
     * @throws NotOffered if the factory returns null
     */
    public Tested server(Directory directory) {
        Questions handler = Handlers.of(directory);
        questions.add(handler);
        return new Tested(this, Side.SERVER, candidate.server(mechanism, mechanism, directory, handler));
    }

    /**
     * Makes the usual client.
     *
     * @return the client
     */
    public Tested client() {
        return client(Login.usual());
    }

    /**
     * Makes the usual server.
     *
     * @return the server
     */
    public Tested server() {
        return server(Directory.usual());
    }

    /**
     * The mechanism that is tested.
     *
     * @return its name
     */
    public String mechanism() {
        return mechanism;
    }

    /**
     * The side that the provider plays.
     *
     * @return the side
     */
    public Side side() {
        return side;
    }

    /**
     * The mechanisms that the factory of the check's mechanism names under a policy.
     *
     * @param policy properties to add to those of the candidate
     * @return their names
     */
    public List<String> names(Map<String, ?> policy) {
        List<String> names = candidate.names(mechanism, side, policy);
        note(side.toString(), "getMechanismNames(" + policy + ") returned " + names);
        return names;
    }

    /**
     * Whether the factory of the check's mechanism makes a client or server of another name.
     *
     * @param name the name that the factory is asked for
     * @return false if the factory returns null
     * @throws Violation if the factory throws
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
     * The provider that is tested.
     *
     * @return the candidate
     */
    public Candidate candidate() {
        return candidate;
    }

    /**
     * Records an event that is not a message.
     *
     * @param note what happened
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
     * Everything that was said so far.
     *
     * @return the lines, in order
     */
    public List<Spoken> spoken() {
        return List.copyOf(spoken);
    }

    /** The callbacks that were asked and are not standard. */
    Set<String> unknownCallbacks() {
        Set<String> unknown = new TreeSet<>();
        questions.forEach(handler -> unknown.addAll(handler.unknown()));
        return unknown;
    }
}
