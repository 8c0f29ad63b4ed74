using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>What is done for one content of a clip. For one thread at a time.</summary>
/// <param name="plan">The steps.</param>
/// <param name="content">The content's hash.</param>
/// <param name="clip">The place of the clip.</param>
internal sealed class ContentWork(ClipPlan plan, Digest content, int clip)
{
    /// <summary>What became of each step; of an encoder whose input waits, what will.</summary>
    public StepOutcome[] Outcomes { get; } = new StepOutcome[plan.Steps.Count];

    /// <summary>What has to be written.</summary>
    public List<Action<FeatureWriter>> Changes { get; } = [];

    /// <summary>What has to be encoded.</summary>
    public List<PendingInput> Inputs { get; } = [];

    /// <summary>Finds what is stored.</summary>
    /// <returns>The places of the steps that are not.</returns>
    public IReadOnlyList<int> LookUp(FeatureReader known)
    {
        var lacking = new List<int>();
        for (var place = 0; place < Outcomes.Length; place++)
        {
            if (StoredFeatures.Outcome(known, KeyOf(place), out var isDamaged) is { } outcome) Outcomes[place] = outcome;
            else lacking.Add(place);
            if (isDamaged) Outcomes[place] = new() { IsRepaired = true };
        }
        return lacking;
    }

    /// <summary>What is stored of a step, or of what an encoder reads; null where nothing is.</summary>
    public FeatureValue? StoredSource(FeatureReader known, int place) => StoredFeatures.Value(known, plan.MadeKeys[plan.SourceOf(place)].Of(content));

    /// <summary>Takes what a step gave, or what an encoder is given.</summary>
    /// <param name="place">The step.</param>
    /// <param name="value">What was made for it.</param>
    /// <param name="lasts">Whether the reason why there is none may be remembered.</param>
    public void Take(int place, FeatureValue value, bool lasts)
    {
        var isRepaired = Outcomes[place].IsRepaired;
        if (place >= plan.Kept && value.State == FeatureState.Stored)
        {
            if (plan.Encoders[place - plan.Kept].Lack(value.Shape) is { } lack) value = FeatureValue.Absent(lack);
            else Inputs.Add(new(place - plan.Kept, content, value, clip));
        }
        Outcomes[place] = StepOutcome.Of(value) with { IsRepaired = isRepaired };
        if (place >= plan.Kept && value.State == FeatureState.Stored) return;
        if (lasts) Changes.Add(writer => writer.Put(plan.Keys[place], content, value));
        else if (isRepaired) Changes.Add(writer => writer.Remove(KeyOf(place)));
    }

    /// <summary>Gives up a step whose clip is gone; a damaged record of it goes too.</summary>
    public void Miss(int place, StepOutcome missing)
    {
        if (Outcomes[place].IsRepaired) Changes.Add(writer => writer.Remove(KeyOf(place)));
        Outcomes[place] = missing;
    }

    private FeatureKey KeyOf(int place) => plan.Keys[place].Of(content);
}
