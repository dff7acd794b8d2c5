package org.sasl4j.tool.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sasl4j.Secret;

/** DIGEST-MD5 (RFC 2831 section 2.1). The octets of directives are ISO 8859-1, unless both sides say charset=utf-8. */
final class DigestDecoder implements Decoder {
    /** Its quantifiers are possessive: a long trace needs neither much time nor a deep stack. */
    private static final Pattern DIRECTIVE = Pattern.compile(
            "[\\s,]*+([A-Za-z-]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"\\p{Cntrl}]*+))\\s*+(?:,|$)",
            Pattern.DOTALL);

    private static final Set<String> NEEDED = Set.of("username", "nonce", "cnonce", "digest-uri", "response");

    private final Map<String, String> challenge = new LinkedHashMap<>();
    private final List<String> realms = new ArrayList<>();
    private final Map<String, String> response = new LinkedHashMap<>();
    private String proof = "";

    @Override
    public Part next(Message message) {
        String text = message.latin1();
        if (text.startsWith("rspauth=")) {
            proof = text.substring("rspauth=".length());
            return new Part("response-auth")
                    .field("rspauth", proof)
                    .require(proof.matches("[0-9a-f]{32}"), "rspauth is not 32 hexadecimal digits in lower case");
        }
        boolean isChallenge = challenge.isEmpty() && !text.contains("username") && !text.contains("cnonce");
        Part part = new Part(isChallenge ? "digest-challenge" : "digest-response");
        Map<String, String> read = isChallenge ? challenge : response;
        read(part, message, read);
        return isChallenge ? checkChallenge(part) : checkResponse(part);
    }

    private void read(Part part, Message message, Map<String, String> read) {
        String text = message.latin1();
        Matcher matcher = DIRECTIVE.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.region(end, text.length()).lookingAt()) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            String value = matcher.group(2) == null
                    ? matcher.group(3)
                    : matcher.group(2).replaceAll("\\\\(.)", "$1");
            part.field(name, shown(value));
            if (name.equals("realm") && read == challenge) {
                realms.add(value);
            }
            String before = read.putIfAbsent(name, value);
            part.require(before == null || name.equals("realm") && read == challenge, name + " is there twice");
            end = matcher.end();
        }
        if (end < text.length()) {
            part.misplaced(message, shown(text.substring(end)), "directive: name=value or name=\"value\"");
        }
    }

    /** Shown as UTF-8 if the octets are that, because most peers send UTF-8. */
    private static String shown(String latin1) {
        byte[] octets = latin1.getBytes(StandardCharsets.ISO_8859_1);
        String utf8 = new String(octets, StandardCharsets.UTF_8);
        return utf8.indexOf('\ufffd') < 0 ? utf8 : latin1;
    }

    private Part checkChallenge(Part part) {
        part.require(challenge.containsKey("nonce"), "nonce is missing");
        return part.require(
                "md5-sess".equals(challenge.get("algorithm")), "algorithm has to be md5-sess (RFC 2831 section 2.1.1)");
    }

    private Part checkResponse(Part part) {
        for (String needed : NEEDED) {
            part.require(response.containsKey(needed), needed + " is missing");
        }
        part.require(
                challenge.isEmpty() || String.valueOf(challenge.get("nonce")).equals(response.get("nonce")),
                "the nonce is not the challenge's");
        String realm = response.getOrDefault("realm", "");
        part.require(
                challenge.isEmpty() || realms.contains(realm) || realms.isEmpty() && realm.isEmpty(),
                "the realm is none of the challenge's: " + realms);
        part.require(
                response.getOrDefault("nc", "").matches("[0-9a-f]{8}"), "nc is not 8 hexadecimal digits in lower case");
        part.require(
                response.getOrDefault("response", "").matches("[0-9a-f]{32}"),
                "response is not 32 hexadecimal digits in lower case");
        return part.require(
                response.getOrDefault("digest-uri", "").matches("[^/]+/[^/]+(/[^/]+)?"),
                "digest-uri is not service/host or service/host/name");
    }

    @Override
    public List<Verdict> judge(Secret password) {
        if (!response.containsKey("response") || !response.containsKey("username")) {
            return List.of();
        }
        DigestInputs inputs = DigestInputs.of(response, password);
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(inputs.verdict("response", "AUTHENTICATE", response.get("response"), realms));
        if (!proof.isEmpty()) {
            verdicts.add(inputs.verdict("rspauth", "", proof, realms));
        }
        return verdicts;
    }
}
