package org.sasl4j.provider;

import java.util.List;
import java.util.function.Supplier;
import javax.security.auth.callback.Callback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.RealmChoiceCallback;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a realm as SunSASL does: a choice if there are several, else a text with the only one as its default. If a
 * handler does not answer, the first realm is taken.
 */
final class RealmQuestion {
    private final Callback callback;
    private final Supplier<String> answer;

    private RealmQuestion(Callback callback, Supplier<String> answer) {
        this.callback = callback;
        this.answer = answer;
    }

    /** An empty realm is no choice to offer; javax refuses it. */
    static RealmQuestion of(String prompt, List<String> offered) {
        if (offered.size() == 1) {
            return of(prompt, offered.get(0));
        }
        List<String> realms = offered.stream().filter(realm -> !realm.isEmpty()).toList();
        return switch (realms.size()) {
            case 0 -> of(prompt, "");
            case 1 -> of(prompt, realms.get(0));
            default -> choice(prompt, realms);
        };
    }

    /** A text with a default; javax refuses an empty one. */
    static RealmQuestion of(String prompt, String realm) {
        RealmCallback text = realm.isEmpty() ? new RealmCallback(prompt) : new RealmCallback(prompt, realm);
        return new RealmQuestion(
                text, () -> text.getText() == null || text.getText().isEmpty() ? realm : text.getText());
    }

    private static RealmQuestion choice(String prompt, List<String> realms) {
        RealmChoiceCallback choice = new RealmChoiceCallback(prompt, realms.toArray(String[]::new), 0, false);
        return new RealmQuestion(choice, () -> realms.get(chosen(choice, realms.size())));
    }

    private static int chosen(RealmChoiceCallback choice, int realms) {
        int @Nullable [] indexes = choice.getSelectedIndexes();
        boolean one = indexes != null && indexes.length == 1 && indexes[0] >= 0 && indexes[0] < realms;
        return one ? indexes[0] : 0;
    }

    Callback callback() {
        return callback;
    }

    String answer() {
        return answer.get();
    }
}
