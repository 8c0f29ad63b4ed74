using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A tensor as text. Of more than 1000 elements only the first and last of each dimension are shown, as NumPy does; numbers are written for
/// no culture unless one is given.
/// </summary>
internal sealed class TensorText
{
    private const int SummarizeAbove = 1000;

    private readonly string newLine;
    private readonly int width;
    private readonly long[] shape;
    private readonly string header;
    private readonly ScalarType type;
    private readonly bool summarize;
    private readonly Dictionary<long, string> elements = [];
    private readonly int cellWidth;

    private TensorText(Tensor tensor, string? format, int? width, CultureInfo? culture, string? newLine, TensorStringStyle style)
    {
        this.newLine = newLine ?? PrintNewLine;
        this.width = width ?? PrintWidth;
        shape = tensor.shape;
        type = tensor.dtype;
        header = Metadata(tensor);
        summarize = tensor.NumberOfElements > SummarizeAbove;
        var numbers = new ElementText(type, format ?? PrintFormat, culture ?? CultureInfo.InvariantCulture, style);
        using var off = no_grad();
        using var dense = tensor.is_sparse ? tensor.to_dense() : tensor.alias();
        using var resolved = dense.resolve_conj();
        using var plain = resolved.resolve_neg();
        using var here = plain.cpu();
        using var rows = here.contiguous();
        Collect(rows, numbers, 0, 0);
        foreach (var text in elements.Values) cellWidth = Math.Max(cellWidth, text.Length);
    }

    /// <summary>Sizes, type and device in one line.</summary>
    internal static string Metadata(Tensor tensor) => $"[{string.Join('x', tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    internal static string Of(Tensor tensor, TensorStringStyle style, string? format, int? width, CultureInfo? culture, string? newLine)
    {
        if (style == TorchSharp.TensorStringStyle.Default) style = torch.TensorStringStyle;
        if (style == TorchSharp.TensorStringStyle.Metadata || tensor.is_meta) return Metadata(tensor);
        var text = new TensorText(tensor, format, width, culture, newLine, style);
        return style switch
        {
            TorchSharp.TensorStringStyle.Numpy => text.Numpy(0, 0),
            TorchSharp.TensorStringStyle.CSharp => text.CSharp(),
            _ => text.Julia(),
        };
    }

    // The places of a dimension that are shown; -1 stands for those that are not.
    private IEnumerable<long> Places(int dimension)
    {
        var size = shape[dimension];
        var shown = Math.Max(2, dimension == shape.Length - 1 ? PrintColumns : PrintRows);
        if (!summarize || size <= shown)
        {
            for (long i = 0; i < size; i++) yield return i;
            yield break;
        }
        for (long i = 0; i < shown / 2; i++) yield return i;
        yield return -1;
        for (var i = size - (shown / 2); i < size; i++) yield return i;
    }

    private void Collect(Tensor rows, ElementText numbers, int dimension, long offset)
    {
        if (dimension == shape.Length)
        {
            elements[offset] = numbers.At(rows, offset);
            return;
        }
        foreach (var place in Places(dimension))
            if (place >= 0) Collect(rows, numbers, dimension + 1, (offset * shape[dimension]) + place);
    }

    private string Numpy(int dimension, long offset)
    {
        if (dimension == shape.Length) return elements[offset];
        var indent = new string(' ', dimension + 1);
        if (dimension == shape.Length - 1) return $"[{Row(offset, " ", indent)}]";
        var parts = Places(dimension).Select(place => place < 0 ? "..." : Numpy(dimension + 1, (offset * shape[dimension]) + place));
        var gap = string.Concat(Enumerable.Repeat(newLine, shape.Length - dimension - 1)) + indent;
        return $"[{string.Join(gap, parts)}]";
    }

    private string Julia()
    {
        if (shape.Length == 0) return $"{header}, value = {elements[0]}";
        var text = new StringBuilder(header).Append(newLine);
        if (shape.Length == 1) text.Append(' ').Append(Row(0, " ", " ")).Append(newLine);
        else JuliaMatrices(text, 0, 0, "");
        return text.ToString();
    }

    private void JuliaMatrices(StringBuilder text, int dimension, long offset, string place)
    {
        if (dimension < shape.Length - 2)
        {
            foreach (var one in Places(dimension))
            {
                if (one < 0) text.Append("...").Append(newLine);
                else JuliaMatrices(text, dimension + 1, (offset * shape[dimension]) + one, $"{place}{one},");
            }
            return;
        }
        if (place.Length > 0) text.Append($"[{place}..,..] =").Append(newLine);
        foreach (var row in Places(dimension))
            text.Append(' ').Append(row < 0 ? "..." : Row((offset * shape[dimension]) + row, " ", " ")).Append(newLine);
    }

    private string CSharp()
    {
        var name = ElementText.NameOf(type);
        if (shape.Length == 0) return $"{header}, value = {elements[0]}";
        return $"{header}, value = {name}[{new string(',', shape.Length - 1)}] {Braces(0, 0)}";
    }

    private string Braces(int dimension, long offset)
    {
        if (dimension == shape.Length - 1)
        {
            var row = Row(offset, ", ", new string(' ', (dimension + 1) * 2));
            return row.Length == 0 ? "{ }" : $"{{ {row} }}";
        }
        var parts = Places(dimension).Select(place => place < 0 ? "..." : Braces(dimension + 1, (offset * shape[dimension]) + place));
        var gap = "," + newLine + new string(' ', (dimension + 1) * 2);
        return $"{{{newLine}{new string(' ', (dimension + 1) * 2)}{string.Join(gap, parts)}{newLine}{new string(' ', dimension * 2)}}}";
    }

    // One row of the last dimension, in columns, broken where it is too wide.
    private string Row(long offset, string gap, string indent)
    {
        var text = new StringBuilder();
        var column = indent.Length;
        foreach (var place in Places(shape.Length - 1))
        {
            var cell = place < 0 ? "..." : elements[(offset * shape[^1]) + place].PadLeft(cellWidth);
            if (text.Length > 0)
            {
                text.Append(gap);
                column += gap.Length;
                if (column + cell.Length > width && column > indent.Length)
                {
                    while (text.Length > 0 && text[^1] == ' ') text.Length--;
                    text.Append(newLine).Append(indent);
                    column = indent.Length;
                }
            }
            text.Append(cell);
            column += cell.Length;
        }
        return text.ToString();
    }
}
