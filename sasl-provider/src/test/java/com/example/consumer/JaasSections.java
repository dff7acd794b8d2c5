package com.example.consumer;

import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import org.apache.zookeeper.server.auth.DigestLoginModule;

/** What ZooKeeper otherwise reads in a JAAS file: sections by their names, each of its DigestLoginModule's options. */
final class JaasSections extends Configuration {
    private final Map<String, Map<String, String>> sections;

    private JaasSections(Map<String, Map<String, String>> sections) {
        this.sections = sections;
    }

    static void use(Map<String, Map<String, String>> sections) {
        Configuration.setConfiguration(new JaasSections(sections));
    }

    static void forget() {
        Configuration.setConfiguration(null);
    }

    static Map<String, String> client(String name, String password) {
        return Map.of("username", name, "password", password);
    }

    static Map<String, String> server() {
        return Map.of("user_" + Alice.NAME, Alice.PASSWORD);
    }

    @Override
    public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
        Map<String, String> options = sections.get(name);
        if (options == null) {
            return null;
        }
        return new AppConfigurationEntry[] {
            new AppConfigurationEntry(DigestLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED, options)
        };
    }
}
