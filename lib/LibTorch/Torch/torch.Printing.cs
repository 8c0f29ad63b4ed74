namespace TorchSharp;

public static partial class torch
{
    /// <summary>Text as Julia writes matrices.</summary>
    public const TensorStringStyle julia = TorchSharp.TensorStringStyle.Julia;

    /// <summary>Text as NumPy writes arrays.</summary>
    public const TensorStringStyle numpy = TorchSharp.TensorStringStyle.Numpy;

    /// <summary>Text as C# writes arrays.</summary>
    public const TensorStringStyle csharp = TorchSharp.TensorStringStyle.CSharp;

    private static TensorStringStyle style = TorchSharp.TensorStringStyle.Julia;

    /// <summary>The style of text where none, or the default one, is asked for.</summary>
    public static TensorStringStyle TensorStringStyle
    {
        get => style;
        set => style = value == TorchSharp.TensorStringStyle.Default ? TorchSharp.TensorStringStyle.Julia : value;
    }

    internal static string PrintFormat { get; private set; } = "g5";

    internal static int PrintWidth { get; private set; } = 100;

    internal static string PrintNewLine { get; private set; } = "\n";

    internal static int PrintRows { get; private set; } = 6;

    internal static int PrintColumns { get; private set; } = 6;

    /// <summary>Sets how tensors are written as text.</summary>
    /// <param name="precision">Digits after the point.</param>
    /// <param name="linewidth">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="sci_mode">Whether numbers are written with exponents.</param>
    /// <param name="maxRows">Rows that are shown of a tensor of more than 1000 elements.</param>
    /// <param name="maxColumns">Columns that are shown of a tensor of more than 1000 elements.</param>
    public static void set_printoptions(
        int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, $"{(sci_mode ? 'E' : 'F')}{precision}", linewidth, newLine, maxRows, maxColumns);

    /// <summary>Sets how tensors are written as text; what is null stays as it is.</summary>
    /// <param name="style">The style of text where none is asked for.</param>
    /// <param name="floatFormat">Format of floating-point numbers, as .NET has them.</param>
    /// <param name="linewidth">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="maxRows">Rows that are shown of a tensor of more than 1000 elements.</param>
    /// <param name="maxColumns">Columns that are shown of a tensor of more than 1000 elements.</param>
    public static void set_printoptions(
        TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        TensorStringStyle = style ?? TensorStringStyle;
        PrintFormat = floatFormat ?? PrintFormat;
        PrintWidth = linewidth ?? PrintWidth;
        PrintNewLine = newLine ?? PrintNewLine;
        PrintRows = maxRows ?? PrintRows;
        PrintColumns = maxColumns ?? PrintColumns;
    }
}
