namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Takes the learning rate in equal steps from one part of the initial one to another, a warm-up by default.</summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="start_factor">The part in the first epoch, in (0, 1].</param>
            /// <param name="end_factor">The part from epoch <paramref name="total_iters"/> on, in [0, 1].</param>
            /// <param name="total_iters">Number of steps.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler LinearLR(
                Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Takes the learning rate in equal steps from one part of the initial one to another.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double start_factor;
                    private readonly double end_factor;
                    private readonly int total_iters;

                    /// <inheritdoc cref="lr_scheduler.LinearLR"/>
                    public LinearLR(
                        Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        CheckPart(start_factor, nameof(start_factor));
                        CheckPart(end_factor, nameof(end_factor));
                        // Each rate is made of the one before, and nothing comes of zero.
                        if (start_factor == 0) throw new ArgumentOutOfRangeException(nameof(start_factor), start_factor, "The first part must be above 0.");
                        this.start_factor = start_factor;
                        this.end_factor = end_factor;
                        this.total_iters = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return Rates(rate => rate * start_factor);
                        if (_last_epoch > total_iters) return base.get_lr();
                        var rise = end_factor - start_factor;
                        return Rates(rate => rate * (1 + rise / (total_iters * start_factor + (_last_epoch - 1) * rise)));
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates(rate => rate * (start_factor + (end_factor - start_factor) * Math.Min(total_iters, _last_epoch) / total_iters));
                }
            }
        }
    }
}
