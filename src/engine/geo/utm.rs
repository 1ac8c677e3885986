//! UTM zones to longitude and latitude and back, by Krüger's series.
//!
//! The series in the third flattening, to the sixth order, is exact to far below a millimetre anywhere in a
//! zone and some degrees beside it, which covers Bornholm in zone 32. ETRS89 and WGS84 are taken as one:
//! they lie less than a metre apart in Denmark.

use super::Point;

/// An ellipsoid and how it is laid out on the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    /// Half of the axis at the equator, in metres.
    pub axis_metres: f64,
    /// The flattening, as one over this.
    pub flattening_inverse: f64,
    /// The longitude in the middle, in degrees.
    pub meridian_degrees: f64,
    /// The latitude where northings begin, in degrees.
    pub origin_degrees: f64,
    /// The scale along the meridian in the middle.
    pub scale: f64,
    /// Added to eastings, in metres.
    pub false_easting: f64,
    /// Added to northings, in metres.
    pub false_northing: f64,
}

impl Projection {
    /// A northern UTM zone (1 to 60) on GRS80, which ETRS89 uses and WGS84 equals to a tenth of a
    /// millimetre.
    #[must_use]
    pub fn utm(zone: u8) -> Self {
        Self {
            axis_metres: 6_378_137.0,
            flattening_inverse: 298.257_222_101,
            meridian_degrees: f64::from(zone) * 6.0 - 183.0,
            origin_degrees: 0.0,
            scale: 0.9996,
            false_easting: 500_000.0,
            false_northing: 0.0,
        }
    }

    /// The projection of a reference system, when it is one of the UTM systems on ETRS89 or WGS84.
    #[must_use]
    pub fn of_epsg(epsg: u32) -> Option<Self> {
        let zone = match epsg {
            25828..=25838 => epsg - 25800,
            32601..=32660 => epsg - 32600,
            _ => return None,
        };
        u8::try_from(zone).ok().map(Self::utm)
    }

    /// Longitude and latitude in degrees to easting and northing in metres.
    #[must_use]
    pub fn from_degrees(&self, point: Point) -> Point {
        self.many().from_degrees(point)
    }

    /// The same for many points: what all of them need is worked out once.
    #[must_use]
    pub fn many(self) -> Many {
        let series = Series::of(&self);
        let (xi_origin, _) = series.forward(self.origin_degrees.to_radians(), 0.0);
        Many {
            projection: self,
            series,
            xi_origin,
        }
    }

    /// Easting and northing in metres to longitude and latitude in degrees.
    #[must_use]
    pub fn to_degrees(&self, [easting, northing]: Point) -> Point {
        let series = Series::of(self);
        let (xi_origin, _) = series.forward(self.origin_degrees.to_radians(), 0.0);
        let scaled = self.scale * series.radius;
        let xi = (northing - self.false_northing) / scaled + xi_origin;
        let eta = (easting - self.false_easting) / scaled;
        let (latitude, longitude) = series.backward(xi, eta);
        [
            longitude.to_degrees() + self.meridian_degrees,
            latitude.to_degrees(),
        ]
    }
}

/// A projection of many points.
#[derive(Debug, Clone)]
pub struct Many {
    projection: Projection,
    series: Series,
    xi_origin: f64,
}

impl Many {
    /// As [`Projection::from_degrees`].
    #[must_use]
    pub fn from_degrees(&self, [longitude, latitude]: Point) -> Point {
        let own = &self.projection;
        let (xi, eta) = self.series.forward(
            latitude.to_radians(),
            (longitude - own.meridian_degrees).to_radians(),
        );
        let scaled = own.scale * self.series.radius;
        [
            own.false_easting + scaled * eta,
            own.false_northing + scaled * (xi - self.xi_origin),
        ]
    }
}

/// Krüger's coefficients for an ellipsoid.
#[derive(Debug, Clone)]
struct Series {
    /// The first eccentricity.
    eccentricity: f64,
    /// The radius of the circle as long as a meridian, in metres.
    radius: f64,
    /// From the sphere to the plane.
    alpha: [f64; 6],
    /// From the plane to the sphere.
    beta: [f64; 6],
}

impl Series {
    fn of(projection: &Projection) -> Self {
        let f = 1.0 / projection.flattening_inverse;
        let n = f / (2.0 - f);
        // the value of a polynomial in n, lowest power first
        let series = |terms: &[f64]| terms.iter().rev().fold(0.0, |sum, term| sum * n + term);
        let (n2, n3, n4) = (n * n, n.powi(3), n.powi(4));
        Self {
            eccentricity: (f * (2.0 - f)).sqrt(),
            radius: projection.axis_metres / (1.0 + n)
                * series(&[1.0, 0.0, 1.0 / 4.0, 0.0, 1.0 / 64.0, 0.0, 1.0 / 256.0]),
            alpha: [
                n * series(&[
                    1.0 / 2.0,
                    -2.0 / 3.0,
                    5.0 / 16.0,
                    41.0 / 180.0,
                    -127.0 / 288.0,
                    7891.0 / 37800.0,
                ]),
                n2 * series(&[
                    13.0 / 48.0,
                    -3.0 / 5.0,
                    557.0 / 1440.0,
                    281.0 / 630.0,
                    -1_983_433.0 / 1_935_360.0,
                ]),
                n3 * series(&[
                    61.0 / 240.0,
                    -103.0 / 140.0,
                    15061.0 / 26880.0,
                    167_603.0 / 181_440.0,
                ]),
                n4 * series(&[
                    49561.0 / 161_280.0,
                    -179.0 / 168.0,
                    6_601_661.0 / 7_257_600.0,
                ]),
                n.powi(5) * series(&[34729.0 / 80640.0, -3_418_889.0 / 1_995_840.0]),
                n.powi(6) * (212_378_941.0 / 319_334_400.0),
            ],
            beta: [
                n * series(&[
                    1.0 / 2.0,
                    -2.0 / 3.0,
                    37.0 / 96.0,
                    -1.0 / 360.0,
                    -81.0 / 512.0,
                    96199.0 / 604_800.0,
                ]),
                n2 * series(&[
                    1.0 / 48.0,
                    1.0 / 15.0,
                    -437.0 / 1440.0,
                    46.0 / 105.0,
                    -1_118_711.0 / 3_870_720.0,
                ]),
                n3 * series(&[
                    17.0 / 480.0,
                    -37.0 / 840.0,
                    -209.0 / 4480.0,
                    5569.0 / 90720.0,
                ]),
                n4 * series(&[4397.0 / 161_280.0, -11.0 / 504.0, -830_251.0 / 7_257_600.0]),
                n.powi(5) * series(&[4583.0 / 161_280.0, -108_847.0 / 3_991_680.0]),
                n.powi(6) * (20_648_693.0 / 638_668_800.0),
            ],
        }
    }

    /// Latitude and longitude from the meridian, in radians, to the plane, in radii.
    fn forward(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        let e = self.eccentricity;
        let sine = latitude.sin();
        // the tangent of the latitude on the sphere that keeps angles
        let tangent = (sine.atanh() - e * (e * sine).atanh()).sinh();
        let xi = tangent.atan2(longitude.cos());
        let eta = (longitude.sin() / tangent.hypot(longitude.cos())).asinh();
        let (mut x, mut y) = (xi, eta);
        for (at, alpha) in (1i32..).zip(self.alpha) {
            let twice = f64::from(2 * at);
            x += alpha * (twice * xi).sin() * (twice * eta).cosh();
            y += alpha * (twice * xi).cos() * (twice * eta).sinh();
        }
        (x, y)
    }

    /// The plane, in radii, to latitude and longitude from the meridian, in radians.
    fn backward(&self, xi: f64, eta: f64) -> (f64, f64) {
        let (mut x, mut y) = (xi, eta);
        for (at, beta) in (1i32..).zip(self.beta) {
            let twice = f64::from(2 * at);
            x -= beta * (twice * xi).sin() * (twice * eta).cosh();
            y -= beta * (twice * xi).cos() * (twice * eta).sinh();
        }
        let longitude = y.sinh().atan2(x.cos());
        let sphere = (x.sin() / y.cosh()).asin().sin();
        // from the sphere back to the ellipsoid: each round adds more than two digits
        let e = self.eccentricity;
        let mut sine = sphere;
        for _ in 0..8 {
            sine = (sphere.atanh() + e * (e * sine).atanh()).tanh();
        }
        (sine.asin(), longitude)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert, proptest};

    fn close(a: Point, b: Point, within: f64) -> bool {
        (a[0] - b[0]).abs() <= within && (a[1] - b[1]).abs() <= within
    }

    /// The example of the EPSG Guidance Note 7-2 (Transverse Mercator, OSGB 1936), to its printed digits.
    #[test]
    fn the_published_example_is_met() {
        let british = Projection {
            axis_metres: 6_377_563.396,
            flattening_inverse: 299.324_96,
            meridian_degrees: -2.0,
            origin_degrees: 49.0,
            scale: 0.999_601_271_7,
            false_easting: 400_000.0,
            false_northing: -100_000.0,
        };
        let plane = [577_274.99, 69_740.50];
        assert!(close(british.from_degrees([0.5, 50.5]), plane, 0.011));
        assert!(close(british.to_degrees(plane), [0.5, 50.5], 2e-7));
    }

    #[test]
    fn the_meridian_in_the_middle_is_straight() {
        let zone = Projection::utm(32);
        let [easting, northing] = zone.from_degrees([9.0, 0.0]);
        assert!(close([easting, northing], [500_000.0, 0.0], 1e-6));
        assert!(close(zone.to_degrees([500_000.0, 0.0]), [9.0, 0.0], 1e-12));
        // a quarter of a GRS80 meridian is 10 001 965.7293 metres long
        let [_, pole] = zone.from_degrees([9.0, 90.0]);
        assert!((pole / 0.9996 - 10_001_965.729_3).abs() < 1e-3, "{pole}");
    }

    #[test]
    fn only_utm_systems_have_a_projection() {
        assert_eq!(Projection::of_epsg(25832), Some(Projection::utm(32)));
        assert_eq!(Projection::of_epsg(32633), Some(Projection::utm(33)));
        assert_eq!(Projection::of_epsg(4326), None);
        assert_eq!(Projection::of_epsg(23032), None);
    }

    proptest! {
        /// There and back again within a millimetre, anywhere in Denmark with Bornholm and the sea.
        #[test]
        fn there_and_back_is_the_same(
            easting in 400_000.0..900_000.0f64,
            northing in 6_000_000.0..6_450_000.0f64,
        ) {
            let zone = Projection::utm(32);
            let back = zone.from_degrees(zone.to_degrees([easting, northing]));
            prop_assert!(close(back, [easting, northing], 0.001), "{back:?}");
        }

        /// Zone 33 tells the same places as zone 32.
        #[test]
        fn both_zones_tell_the_same_place(
            longitude in 7.5..15.5f64,
            latitude in 54.0..58.0f64,
        ) {
            for zone in [32, 33] {
                let zone = Projection::utm(zone);
                let back = zone.to_degrees(zone.from_degrees([longitude, latitude]));
                prop_assert!(close(back, [longitude, latitude], 1e-8), "{back:?}");
            }
        }
    }
}
