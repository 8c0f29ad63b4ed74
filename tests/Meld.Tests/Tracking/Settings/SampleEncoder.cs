using System.ComponentModel.DataAnnotations;

namespace Meld.Tests.Tracking.Settings;

internal sealed record SampleEncoder(string Name, [Range(1, int.MaxValue)] int Output = 128)
{
    public string? Weights { get; init; }

    public bool Freeze { get; init; }

    [Range(1, 9)]
    public IReadOnlyList<int> Widths { get; init; } = [3, 4, 5];

    public IReadOnlyDictionary<string, double> Shares { get; init; } = new Dictionary<string, double>();
}
