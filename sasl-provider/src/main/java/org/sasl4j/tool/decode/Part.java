package org.sasl4j.tool.decode;

import java.util.ArrayList;
import java.util.List;

/** What a message says: its name in the RFC, its fields, and what is wrong with them. */
final class Part {
    /** A field. A secret one is shown only on request. */
    record Field(String name, String value, String remark, boolean secret) {}

    private final String title;
    private final List<Field> fields = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Part(String title) {
        this.title = title;
    }

    Part field(String name, String value) {
        return field(name, value, "");
    }

    Part field(String name, String value, String remark) {
        fields.add(new Field(name, value, remark, false));
        return this;
    }

    Part secret(String name, String value) {
        fields.add(new Field(name, value, "", true));
        return this;
    }

    /** Adds what could not be read. It may be a secret or have one in it, wherever that begins. */
    Part unread(String text) {
        String remark = text.length() + " characters, masked unless asked for: they cannot be read";
        fields.add(new Field("text", text, remark, true));
        return this;
    }

    /** Adds what stands where something else belongs. The fault quotes it if it is the server's. */
    Part misplaced(Message message, String what, String rule) {
        return message.isServers()
                ? fault("'" + what + "' is no " + rule)
                : unread(what).fault("it has something that is no " + rule);
    }

    Part fault(String what) {
        faults.add(what);
        return this;
    }

    /** Adds a fault if a condition does not hold. */
    Part require(boolean holds, String fault) {
        return holds ? this : fault(fault);
    }

    String title() {
        return title;
    }

    List<Field> fields() {
        return fields;
    }

    List<String> faults() {
        return faults;
    }
}
