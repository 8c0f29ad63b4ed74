using System.ComponentModel.DataAnnotations;
using Meld.Tracking.Settings;

namespace Meld.Tests.Tracking.Settings;

internal sealed record SampleTraining : ICheckedSettings
{
    public SampleRate LearningRate { get; init; } = new(5e-4) { Text = 8e-6 };

    [Range(1, 1000)]
    public int Epochs { get; init; } = 40;

    public int Warmup { get; init; }

    [Range(0, 1, MaximumIsExclusive = true)]
    public double LabelSmoothing { get; init; } = 0.05;

    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public float? ClipNorm { get; init; } = 1;

    public long Budget { get; init; } = 1;

    public IReadOnlyDictionary<SampleDirection, IReadOnlyList<SampleRate>> Rates { get; init; } =
        new Dictionary<SampleDirection, IReadOnlyList<SampleRate>>();

    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(90);

    public IEnumerable<(string Property, string Message)> BrokenRules()
    {
        if (Warmup > Epochs) yield return (nameof(Warmup), "must be at most `training.epochs`");
    }
}
