package anju.policy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the packs at the start and binds every edition to the modules' rules. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    Packs packs() {
        return new Packs(Packs.shipped(), rulesRecords());
    }

    /** The records marked {@link Rules}, found by name: {@code anju/<module>/…Rules.class}. */
    static List<Class<? extends Record>> rulesRecords() {
        try {
            var records = new ArrayList<Class<? extends Record>>();
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:anju/*/*Rules.class")) {
                var path = file.getURL().getPath();
                var name = path.substring(path.lastIndexOf("anju/"), path.length() - ".class".length())
                        .replace('/', '.');
                var type = Class.forName(name, false, PolicyConfiguration.class.getClassLoader());
                if (type.isRecord() && type.isAnnotationPresent(Rules.class)) {
                    records.add(type.asSubclass(Record.class));
                }
            }
            return records;
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the modules' rules cannot be read", e);
        }
    }
}
