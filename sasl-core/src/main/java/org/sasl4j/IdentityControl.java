package org.sasl4j;

import java.util.Set;
import jdk.jfr.SettingControl;

/** Whether any recording that is under way wants users named. */
final class IdentityControl extends SettingControl {
    private volatile boolean on;

    boolean isOn() {
        return on;
    }

    @Override
    public String combine(Set<String> values) {
        return Boolean.toString(values.stream().anyMatch(Boolean::parseBoolean));
    }

    @Override
    public void setValue(String value) {
        on = Boolean.parseBoolean(value);
    }

    @Override
    public String getValue() {
        return Boolean.toString(on);
    }
}
