using System.Globalization;

namespace Meld.Display.Drawing;

/// <summary>Numbers as people read them in charts and tables; always with a decimal point, whatever the culture.</summary>
internal static class Numbers
{
    /// <summary>A value in a .NET format such as <c>0.000</c> or <c>0 %</c>; <c>n/a</c> where there is no finite value.</summary>
    public static string Format(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "n/a";

    /// <summary>The same with a typographic minus sign, which is as wide as a plus sign.</summary>
    public static string Label(double value, string format)
    {
        var text = Format(value, format);
        return text.StartsWith('-') ? "\u2212" + text[1..] : text;
    }

    /// <summary>A tensor's sizes, <c>[16, 3, 112, 112]</c>.</summary>
    public static string Shape(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";

    /// <summary>A format that shows multiples of a tick step exactly and keeps the percent sign of the values' own format.</summary>
    public static string TickFormat(double step, string valueFormat)
    {
        var percent = valueFormat.Contains('%', StringComparison.Ordinal);
        var decimals = (int)Math.Max(0, -Math.Floor(Math.Log10(percent ? step * 100 : step) + 1e-9));
        var digits = decimals == 0 ? "#,0" : "#,0." + new string('0', decimals);
        return percent ? digits + " %" : digits;
    }
}
