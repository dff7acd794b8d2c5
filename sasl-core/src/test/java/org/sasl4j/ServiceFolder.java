package org.sasl4j;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A class loader that finds the services a folder names before those of its parent. */
public final class ServiceFolder extends URLClassLoader {
    private ServiceFolder(Path folder) throws IOException {
        super(new URL[] {folder.toUri().toURL()}, ServiceFolder.class.getClassLoader());
    }

    /** One that names these classes, in this order. */
    public static ServiceFolder naming(Path folder, Class<?> service, List<String> classes) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(service.getName()), classes);
        return new ServiceFolder(folder);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }
}
