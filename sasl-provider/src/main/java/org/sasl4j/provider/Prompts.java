package org.sasl4j.provider;

import org.sasl4j.MechanismName;

/** What a CallbackHandler may show a person. Made once for each mechanism. */
record Prompts(String name, String password, String realm) {
    static Prompts of(MechanismName mechanism) {
        return new Prompts(mechanism + " user name: ", mechanism + " password: ", mechanism + " realm: ");
    }
}
