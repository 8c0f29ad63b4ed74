using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>Computes features of texts. All are known at once, so that they are encoded in order of length, the longest first.</summary>
/// <param name="store">The store, opened for writing.</param>
/// <param name="texts">The texts.</param>
/// <param name="settings">How.</param>
/// <param name="progress">Is told the texts that are done.</param>
internal sealed class TextFill(FeatureStore store, IReadOnlyList<CorpusText> texts, FillSettings settings, IProgress<WorkProgress>? progress)
{
    // Steps that only cut texts give thousands a second: so many go to the disk together.
    private const int WrittenAtOnce = 1000;

    /// <summary>Fills one step.</summary>
    /// <exception cref="EncodingException">The encoder failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what was committed stays.</exception>
    public StepFill Run(IFeatureStep step, CancellationToken cancellation)
    {
        var (keys, outcomes) = (new FeatureKeys(step.Identity), new StepOutcome[texts.Count]);
        var lacking = LookUp(keys, outcomes);
        if (step is ITextStep text) Compute(text, keys, lacking, outcomes, cancellation);
        var difference = step is IEncoderStep encoder ? Encode(encoder, keys, lacking, outcomes, cancellation) : null;
        return StepFill.Of(step.Identity, texts.Zip(outcomes).Select(pair => (pair.First.Utterances, pair.Second))) with { Difference = difference };
    }

    private List<int> LookUp(FeatureKeys keys, StepOutcome[] outcomes)
    {
        using var known = store.Read();
        var lacking = new List<int>();
        foreach (var (place, text) in texts.Index())
        {
            if (StoredFeatures.Outcome(known, keys.Of(text.Hash), out var isDamaged) is { } outcome) outcomes[place] = outcome;
            else lacking.Add(place);
            if (isDamaged) outcomes[place] = new() { IsRepaired = true };
        }
        return lacking;
    }

    private void Compute(ITextStep step, FeatureKeys keys, List<int> lacking, StepOutcome[] outcomes, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var places in lacking.Chunk(WrittenAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            Keep(keys, [.. places.Select(place => (place, step.Compute(texts[place].Text)))], outcomes);
            Tell(keys, done += places.Length, lacking.Count);
        }
    }

    private PrecisionDifference? Encode(IEncoderStep step, FeatureKeys keys, List<int> lacking, StepOutcome[] outcomes, CancellationToken cancellation)
    {
        var source = (ITextStep)step.Input;
        var (inputs, nothing) = (new List<(int Place, FeatureValue Value)>(), new List<(int Place, FeatureValue Value)>());
        foreach (var place in lacking)
        {
            var input = source.Compute(texts[place].Text);
            if (input.State == FeatureState.Stored && step.Lack(input.Shape) is { } lack) input = FeatureValue.Absent(lack);
            (input.State == FeatureState.Stored ? inputs : nothing).Add((place, input));
        }
        Keep(keys, nothing, outcomes);
        var order = new LengthOrder(step);
        inputs = [.. inputs.OrderBy(input => input.Value, order)];
        List<FeatureValue> values = inputs.ConvertAll(input => input.Value);
        using var encoding = new StepEncoding(step, settings.EncoderThreads);
        var done = nothing.Count;
        foreach (var range in LengthBuckets.Of(step, values))
        {
            cancellation.ThrowIfCancellationRequested();
            var (start, count) = range.GetOffsetAndLength(inputs.Count);
            var features = encoding.Encode(values.GetRange(start, count));
            Keep(keys, [.. inputs.GetRange(start, count).Zip(features, (input, feature) => (input.Place, feature))], outcomes);
            Tell(keys, done += count, lacking.Count);
        }
        return encoding.Difference;
    }

    private void Keep(FeatureKeys keys, List<(int Place, FeatureValue Value)> values, StepOutcome[] outcomes)
    {
        if (values.Count == 0) return;
        store.Write(writer =>
        {
            foreach (var (place, value) in values) writer.Put(keys, texts[place].Hash, value);
        });
        foreach (var (place, value) in values) outcomes[place] = StepOutcome.Of(value) with { IsRepaired = outcomes[place].IsRepaired };
    }

    private void Tell(FeatureKeys keys, int done, int all) => progress?.Report(new($"computing {keys.Step.Name}", done, all, "texts"));
}
