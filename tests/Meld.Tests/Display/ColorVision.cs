using Meld.Display.Drawing;

namespace Meld.Tests.Display;

/// <summary>How people with full colour blindness see a colour (Machado et al. 2009, severity 1), and how far apart colours are.</summary>
internal static class ColorVision
{
    public static IReadOnlyDictionary<string, double[]> Kinds { get; } = new Dictionary<string, double[]>
    {
        ["normal"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    /// <summary>The colour in CIELAB (D65) as a kind of sight sees it.</summary>
    public static (double L, double A, double B) See(string hex, string kind)
    {
        var color = Rgb.Parse(hex);
        double[] light = [Rgb.Linear(color.Red), Rgb.Linear(color.Green), Rgb.Linear(color.Blue)];
        var matrix = Kinds[kind];
        var seen = matrix.Chunk(3).Select(row => Math.Clamp(row.Zip(light, (weight, share) => weight * share).Sum(), 0, 1)).ToArray();
        var x = Curve(((0.4124564 * seen[0]) + (0.3575761 * seen[1]) + (0.1804375 * seen[2])) / 0.95047);
        var y = Curve((0.2126729 * seen[0]) + (0.7151522 * seen[1]) + (0.0721750 * seen[2]));
        var z = Curve(((0.0193339 * seen[0]) + (0.1191920 * seen[1]) + (0.9503041 * seen[2])) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    /// <summary>CIEDE2000 (Sharma, Wu and Dalal 2005), checked against their published pairs in the palette's tests.</summary>
    public static double Distance((double L, double A, double B) one, (double L, double A, double B) two)
    {
        var g = 0.5 * (1 - Seventh((Math.Sqrt((one.A * one.A) + (one.B * one.B)) + Math.Sqrt((two.A * two.A) + (two.B * two.B))) / 2));
        var (c1, h1) = Polar((1 + g) * one.A, one.B);
        var (c2, h2) = Polar((1 + g) * two.A, two.B);
        var gray = c1 * c2 == 0;
        var dh = gray ? 0 : Math.IEEERemainder(h2 - h1, 360);
        var h = gray ? h1 + h2 : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
        var (l, c) = ((one.L + two.L) / 2, (c1 + c2) / 2);
        var t = 1 - (0.17 * Cos(h - 30)) + (0.24 * Cos(2 * h)) + (0.32 * Cos((3 * h) + 6)) - (0.2 * Cos((4 * h) - 63));
        var dl = (two.L - one.L) / (1 + (0.015 * (l - 50) * (l - 50) / Math.Sqrt(20 + ((l - 50) * (l - 50)))));
        var dc = (c2 - c1) / (1 + (0.045 * c));
        var dH = 2 * Math.Sqrt(c1 * c2) * Math.Sin(dh * Math.PI / 360) / (1 + (0.015 * c * t));
        var turn = -Math.Sin(60 * Math.Exp(-Math.Pow((h - 275) / 25, 2)) * Math.PI / 180) * 2 * Seventh(c);
        return Math.Sqrt((dl * dl) + (dc * dc) + (dH * dH) + (turn * dc * dH));
    }

    private static double Curve(double share) => share > 216.0 / 24389 ? Math.Cbrt(share) : ((24389.0 / 27 * share) + 16) / 116;

    private static double Seventh(double chroma) => Math.Sqrt(Math.Pow(chroma, 7) / (Math.Pow(chroma, 7) + Math.Pow(25, 7)));

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);

    private static (double C, double H) Polar(double a, double b) => (Math.Sqrt((a * a) + (b * b)), ((Math.Atan2(b, a) * 180 / Math.PI) + 360) % 360);
}
