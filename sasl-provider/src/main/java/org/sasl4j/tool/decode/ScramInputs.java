package org.sasl4j.tool.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sasl4j.Bytes;

/** The inputs of SCRAM's proof and signature, without the password (RFC 5802 section 3). */
record ScramInputs(
        String gs2Header,
        String clientFirstBare,
        String serverFirst,
        String withoutProof,
        Bytes salt,
        String iterations) {
    ScramInputs(
            String gs2Header,
            String clientFirstBare,
            String serverFirst,
            String withoutProof,
            byte[] salt,
            String iterations) {
        this(gs2Header, clientFirstBare, serverFirst, withoutProof, Bytes.copyOf(salt), iterations);
    }

    byte[] authMessage() {
        return (clientFirstBare + ',' + serverFirst + ',' + withoutProof).getBytes(StandardCharsets.UTF_8);
    }

    /** Variants of these inputs, each with one mistake that peers are known to make. The key says what differs. */
    Map<String, ScramInputs> mistaken() {
        Map<String, ScramInputs> others = new LinkedHashMap<>();
        String sent = attribute(withoutProof, "r=");
        others.put(
                "the nonce: it was signed with the client's alone",
                withFinal(replaced(sent, attribute(clientFirstBare, "r="))));
        others.put(
                "the nonce: it was signed with the server's whole one",
                withFinal(replaced(sent, attribute(serverFirst, "r="))));
        String binding = attribute(withoutProof, "c=");
        for (String header : List.of("n,,", "y,,", gs2Header)) {
            others.put(
                    "the binding: it was signed with c= of " + header + " alone",
                    withFinal(withoutProof.replace(
                            "c=" + binding,
                            "c=" + Base64.getEncoder().encodeToString(header.getBytes(StandardCharsets.UTF_8)))));
        }
        others.put("the name: it was signed as it is, without =2C and =3D", withFirst(unescaped()));
        others.put("the name: it was signed with the GS2 header before it", withFirst(gs2Header + clientFirstBare));
        others.put(
                "the salt: its base64 was taken for it",
                new ScramInputs(
                        gs2Header,
                        clientFirstBare,
                        serverFirst,
                        withoutProof,
                        Bytes.copyOf(attribute(serverFirst, "s=").getBytes(StandardCharsets.UTF_8)),
                        iterations));
        others.values().removeIf(this::equals);
        return others;
    }

    private String replaced(String nonce, String by) {
        return withoutProof.replace("r=" + nonce, "r=" + by);
    }

    private String unescaped() {
        List<String> attributes = new ArrayList<>();
        for (String attribute : clientFirstBare.split(",", -1)) {
            attributes.add(
                    attribute.startsWith("n=") ? attribute.replace("=2C", ",").replace("=3D", "=") : attribute);
        }
        return String.join(",", attributes);
    }

    private ScramInputs withFinal(String other) {
        return new ScramInputs(gs2Header, clientFirstBare, serverFirst, other, salt, iterations);
    }

    private ScramInputs withFirst(String other) {
        return new ScramInputs(gs2Header, other, serverFirst, withoutProof, salt, iterations);
    }

    private static String attribute(String text, String name) {
        for (String attribute : text.split(",", -1)) {
            if (attribute.startsWith(name)) {
                return attribute.substring(name.length());
            }
        }
        return "";
    }
}
