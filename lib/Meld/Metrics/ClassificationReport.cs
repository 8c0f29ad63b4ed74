namespace Meld.Metrics;

/// <summary>
/// Accuracy, and precision, recall and F1 by class with their macro and weighted averages. Labels that never occur count as classes with
/// zeros, as scikit-learn's <c>classification_report(truth, predicted, labels=range(k), target_names=names, zero_division=0)</c> does.
/// </summary>
public sealed class ClassificationReport
{
    /// <summary>Scores everything a confusion matrix tells.</summary>
    public ClassificationReport(ConfusionMatrix confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        Confusion = confusion;
        PerClass = [.. Enumerable.Range(0, Labels.Count)
            .Select(label => ClassScores.From(confusion[label, label], confusion.Predicted(label), confusion.Support(label)))];
        Accuracy = ClassScores.Ratio(confusion.Correct, confusion.Total);
        MacroAverage = Average(_ => 1);
        WeightedAverage = Average(scores => scores.Support);
    }

    /// <summary>The counts behind the scores.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Label names, one for each index.</summary>
    public IReadOnlyList<string> Labels => Confusion.Labels;

    /// <summary>Scores of each label.</summary>
    public IReadOnlyList<ClassScores> PerClass { get; }

    /// <summary>Share of rows predicted as what they are.</summary>
    public double Accuracy { get; }

    /// <summary>Mean over labels, each counting once.</summary>
    public ClassScores MacroAverage { get; }

    /// <summary>Mean over labels, each counting by its support; its F1 is the weighted F1 of the MELD literature.</summary>
    public ClassScores WeightedAverage { get; }

    /// <summary>The report of true and predicted label indices, see <see cref="ConfusionMatrix.From"/>.</summary>
    /// <exception cref="ArgumentException">The two lists differ in length, or an index has no name.</exception>
    public static ClassificationReport From(IReadOnlyList<string> labels, IReadOnlyList<int> truth, IReadOnlyList<int> predicted) =>
        new(ConfusionMatrix.From(labels, truth, predicted));

    /// <summary>The report as text with two digits.</summary>
    public override string ToString() => ToString(2);

    /// <summary>
    /// The report as text, byte for byte scikit-learn's <c>classification_report(..., digits=digits)</c> (1.5 or later:
    /// older ones print "micro avg" thrice where a label is absent, scikit-learn issue 27927). One difference is meant: where no row at all is
    /// right, scikit-learn prints the supports with a decimal point.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is negative or above 17.</exception>
    public string ToString(int digits) => ClassificationReportText.Format(this, digits);

    private ClassScores Average(Func<ClassScores, double> weigh)
    {
        var weights = PerClass.Select(weigh).ToArray();
        var total = PairwiseSum.Of(weights);
        double Mean(Func<ClassScores, double> score) =>
            ClassScores.Ratio(PairwiseSum.Of([.. PerClass.Zip(weights, (scores, weight) => score(scores) * weight)]), total);
        return new ClassScores(Mean(scores => scores.Precision), Mean(scores => scores.Recall), Mean(scores => scores.F1), Confusion.Total);
    }
}
