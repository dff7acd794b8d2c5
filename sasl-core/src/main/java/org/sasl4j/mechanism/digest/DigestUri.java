package org.sasl4j.mechanism.digest;

import java.util.List;
import org.sasl4j.ClientContext;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;

/**
 * The principal name of the service: {@code serv-type/host} or {@code serv-type/host/serv-name} (RFC 2831 section 2.1.2).
 * Hadoop leaves the type empty.
 */
final class DigestUri {
    private DigestUri() {}

    /** Whether a text is serv-type/host, possibly with a serv-name after a second slash. */
    static boolean isWellFormed(String uri) {
        int slash = uri.indexOf('/');
        return slash >= 0 && slash + 1 < uri.length();
    }

    private static List<String> chosen(Context context) throws MechanismException {
        return context.settings().get(DigestMd5.URI).orElse(List.of());
    }

    /** The digest-uri that a client sends. */
    static String ofClient(ClientContext context) throws MechanismException {
        List<String> chosen = chosen(context);
        Service service = context.service();
        if (chosen.isEmpty() && !isWellFormed(service.written())) {
            throw new MechanismException(
                    Reason.ABORTED,
                    "DIGEST-MD5 needs the protocol and the server's name for its digest-uri, and got '"
                            + service.protocol() + "' and no name");
        }
        return chosen.isEmpty() ? service.written() : chosen.get(0);
    }

    /**
     * Checks what a server received. It must be the server's own name, in any case, or one of the alternatives that
     * were chosen. A server without a name answers to every host.
     *
     * @return the host that the client meant
     */
    static String check(String received, ServerContext context) throws MechanismException {
        if (!isWellFormed(received)) {
            throw Directives.malformed("has a digest-uri that is not serv-type/host, section 2.1.2");
        }
        int slash = received.indexOf('/');
        int end = received.indexOf('/', slash + 1);
        if (!isOwn(received, slash, context.service()) && !isAmong(chosen(context), received)) {
            throw new MechanismException(
                    Reason.REFUSED, "the digest-uri names another service than this one (RFC 2831 section 2.1.2)");
        }
        return received.substring(slash + 1, end < 0 ? received.length() : end);
    }

    private static boolean isOwn(String received, int slash, Service service) {
        return isSame(service.protocol(), received, 0, slash)
                && isSame(service.host(), received, slash + 1, received.length());
    }

    private static boolean isSame(String known, String received, int from, int to) {
        return known.isEmpty()
                || known.length() == to - from && received.regionMatches(true, from, known, 0, known.length());
    }

    private static boolean isAmong(List<String> uris, String received) {
        return uris.stream().anyMatch(received::equalsIgnoreCase);
    }
}
