/**
 * 城市。
 *
 * <p>One city is one database and one folder. The directory of cities, the city's clock, its background jobs and its tree of areas (district, street, community).
 */
@ApplicationModule(
        displayName = "城市",
        allowedDependencies = {"money"})
@NullMarked
package anju.city;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
