using System.Globalization;
using System.Text;

namespace Meld.Weights;

/// <summary>A weights file breaks its format; the message names file, tensor and what is wrong.</summary>
public sealed class WeightsFormatException : IOException
{
    private const int LongestTensor = 200;
    private const int LongestProblem = 1000;

    /// <summary>An error in the file as a whole (<paramref name="tensor"/> null) or in one tensor's entry.</summary>
    public WeightsFormatException(string file, string? tensor, string problem, Exception? cause = null)
        : base(Sentence(file, tensor, problem), cause) => (File, Tensor) = (file, tensor);

    /// <summary>Path or name of the file.</summary>
    public string File { get; }

    /// <summary>Name of the tensor at fault, or null where the file as a whole is.</summary>
    public string? Tensor { get; }

    private static string Sentence(string file, string? tensor, string problem) =>
        tensor is null ? $"{file}: {Shown(problem, LongestProblem)}" : $"{file}, tensor \"{Shown(tensor, LongestTensor)}\": {Shown(problem, LongestProblem)}";

    /// <summary>What a file says of itself may be of any length, and could move the cursor of the terminal that shows it.</summary>
    private static string Shown(string text, int longest)
    {
        var shown = new StringBuilder();
        foreach (var unit in text.AsSpan(0, Math.Min(text.Length, longest)))
        {
            if (char.IsControl(unit) || unit is '\u2028' or '\u2029') shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else shown.Append(unit);
        }
        return shown.Append(text.Length > longest ? "…" : "").ToString();
    }
}
