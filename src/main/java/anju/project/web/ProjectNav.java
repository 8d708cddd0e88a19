package anju.project.web;

import anju.access.Action;
import anju.site.NavEntry;
import anju.site.NavGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the undertakings. */
@Configuration(proxyBeanMethods = false)
class ProjectNav {
    @Bean
    NavEntry projectsEntry() {
        return new NavEntry("project.nav.projects", "/projects", Action.SEE_REGISTRY, 10, NavGroup.RENEWAL, "thread");
    }
}
