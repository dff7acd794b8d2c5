package org.sasl4j.provider;

import java.security.Security;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;

/** What {@link ForkedJvmTest} runs in a JVM of its own: tells who answers there for each name given. */
public final class ForkedJvm {
    private ForkedJvm() {}

    /** Prints a line for the provider and for each mechanism, client and server. */
    public static void main(String[] mechanisms) throws Exception {
        System.out.println("provider "
                + Stream.of(Security.getProviders())
                        .filter(provider -> provider.getName().equals("SASL4J"))
                        .map(Object::getClass)
                        .toList());
        for (String name : mechanisms) {
            SaslClient client =
                    Sasl.createSaslClient(new String[] {name}, null, "test", "host", Map.of(), Answers.login("a", "b"));
            SaslServer server = Sasl.createSaslServer(name, "test", "host", Map.of(), Answers.user("a", "b"));
            System.out.println(name + ' ' + who(client) + ' ' + who(server));
        }
    }

    private static String who(Object exchange) {
        return exchange == null ? "nobody" : Registered.isOurs(exchange) ? "ours" : "other";
    }
}
