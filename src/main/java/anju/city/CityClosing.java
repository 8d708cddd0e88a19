package anju.city;

import org.springframework.context.ApplicationEvent;

/** A city is about to be closed; whatever works for it stops. */
public final class CityClosing extends ApplicationEvent {
    private static final long serialVersionUID = 1L;

    CityClosing(City city) {
        super(city);
    }

    public City city() {
        return (City) getSource();
    }
}
