package anju.city;

import org.springframework.context.ApplicationEvent;

/** A city of the directory was opened: its database is migrated and answers. */
public final class CityOpened extends ApplicationEvent {
    private static final long serialVersionUID = 1L;

    CityOpened(City city) {
        super(city);
    }

    public City city() {
        return (City) getSource();
    }
}
