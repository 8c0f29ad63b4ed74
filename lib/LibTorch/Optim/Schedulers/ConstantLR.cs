namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Holds the learning rate at a part of the initial one for some epochs.</summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="factor">The part, in [0, 1].</param>
            /// <param name="total_iters">For how many epochs.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler ConstantLR(
                Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Holds the learning rate at a part of the initial one for some epochs.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double factor;
                    private readonly int total_iters;

                    /// <inheritdoc cref="lr_scheduler.ConstantLR"/>
                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        CheckPart(factor, nameof(factor));
                        this.factor = factor;
                        this.total_iters = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return Rates(rate => rate * factor);
                        return Rates(rate => _last_epoch == total_iters ? rate * (1.0 / factor) : rate);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates(rate => rate * (factor + (_last_epoch >= total_iters ? 1 - factor : 0)));
                }
            }
        }
    }
}
