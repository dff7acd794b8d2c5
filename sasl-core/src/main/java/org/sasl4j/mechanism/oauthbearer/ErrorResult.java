package org.sasl4j.mechanism.oauthbearer;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.sasl4j.MechanismException;
import org.sasl4j.text.MessageParts;
import org.sasl4j.text.Utf8;

/** The error result in JSON (RFC 7628 section 3.2.2). */
final class ErrorResult {
    private static final String STATUS = "status";
    private static final String SCOPE = "scope";
    private static final String OPENID_CONFIGURATION = "openid-configuration";

    private ErrorResult() {}

    static byte[] encode(TokenError error) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject().name(STATUS).value(error.status());
            if (error.scope().isPresent()) {
                json.name(SCOPE).value(error.scope().get());
            }
            if (error.openidConfiguration().isPresent()) {
                json.name(OPENID_CONFIGURATION)
                        .value(error.openidConfiguration().get());
            }
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What can be made of what a server sent; of something that is not JSON, its text alone. */
    static TokenError parse(byte[] message) {
        String text;
        try {
            text = Utf8.decodeUnbounded(message, "error result");
        } catch (MechanismException notUtf8) {
            return new TokenError("", null, null, "");
        }
        Map<String, String> values = values(text);
        return new TokenError(
                values.getOrDefault(STATUS, ""), values.get(SCOPE), values.get(OPENID_CONFIGURATION), text);
    }

    /** The members that are strings or numbers; none if the text is not one object, says something twice, or has very many. */
    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            takeNothingButJson(json);
            json.beginObject();
            for (int count = 0; json.hasNext(); count++) {
                if (count == MessageParts.MOST) {
                    return Map.of();
                }
                String name = json.nextName();
                boolean readable = json.peek() == JsonToken.STRING || json.peek() == JsonToken.NUMBER;
                if (!readable) {
                    json.skipValue();
                } else if (values.put(name, json.nextString()) != null) {
                    return Map.of();
                }
            }
            json.endObject();
            return json.peek() == JsonToken.END_DOCUMENT ? values : Map.of();
        } catch (IOException | IllegalStateException e) {
            return Map.of();
        }
    }

    /** Gson knows Strictness since 2.11; an older one is as strict as it can be when it is not lenient. */
    @SuppressWarnings("deprecation")
    private static void takeNothingButJson(JsonReader json) {
        try {
            json.setStrictness(Strictness.STRICT);
        } catch (LinkageError olderGson) {
            json.setLenient(false);
        }
    }
}
