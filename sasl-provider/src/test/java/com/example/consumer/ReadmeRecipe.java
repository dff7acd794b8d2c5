package com.example.consumer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a snippet of a README is run: in the method of a {@link ReadmeStage}, between other lines.
 *
 * @param before lines for what the snippet takes for granted
 * @param changes what is put in the place of some of its text, such as the name of a host that is not there
 * @param after lines that use what the snippet leaves, and tell what came of it
 * @param outcome what is told
 */
record ReadmeRecipe(String before, Map<String, String> changes, String after, String outcome) {
    /** Needs nothing but our provider, registered first. */
    static ReadmeRecipe registered() {
        return before("register();");
    }

    static ReadmeRecipe before(String lines) {
        return new ReadmeRecipe(lines, Map.of(), "", "");
    }

    /** Registers nothing: the snippet does. */
    static ReadmeRecipe alone() {
        return before("");
    }

    ReadmeRecipe with(String text, String instead) {
        Map<String, String> more = new LinkedHashMap<>(changes);
        more.put(text, instead);
        return new ReadmeRecipe(before, more, after, outcome);
    }

    ReadmeRecipe then(String lines) {
        return new ReadmeRecipe(before, changes, lines, outcome);
    }

    ReadmeRecipe tells(String what) {
        return new ReadmeRecipe(before, changes, after, what);
    }

    /** The source of a class that does it. */
    String source(String name, String imports, String code) throws IOException {
        String changed = code;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (!changed.contains(change.getKey())) {
                throw new IllegalStateException("there is no " + change.getKey() + " in " + code);
            }
            changed = changed.replace(change.getKey(), change.getValue());
        }
        return "package com.example.consumer;\n" + imports + "public final class " + name + " extends ReadmeStage {\n"
                + "public static void main(String[] args) { new " + name + "().play(); }\n"
                + "{ login = " + ReadmeSnippet.login() + "}\n@Override void act() throws Exception {\n" + before + "\n"
                + changed + "\n" + after + "\n}}\n";
    }
}
